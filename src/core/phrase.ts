/**
 * What the core has to say to a person: an English sentence with `{name}` in it, and what stands there. Kept apart, so that
 * the editor can say it in its reader's language; whoever speaks English only fills it in.
 */
export interface Phrase {
  readonly template: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The template has to be a literal: `npm run l10n` finds it here, for the translators. */
export const phrase = (template: string, data: Phrase['data'] = {}): Phrase => ({ template, data });

export const english = ({ template, data }: Phrase): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole);
