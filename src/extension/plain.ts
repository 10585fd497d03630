/**
 * Foreign text as Markdown that shows just that: whatever could start markup is escaped. VS Code's own `appendText` makes
 * every space unbreakable, and a card with long notes unreadable.
 */
export const plain = (words: string): string =>
  words.replace(/[\\`*_{}[\]()#+\-.!|<>~$&:@]/g, '\\$&').replace(/\s+/g, ' ');

export const isWebAddress = (source: string): boolean => /^https?:\/\/\S+$/i.test(source);
