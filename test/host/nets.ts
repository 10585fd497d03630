import type { Page } from 'playwright-core';

/** What must not happen in any run: the page asks another machine for something, or its console names an error of ours. */
export interface Nets {
  /** Addresses that the page asked for on other machines. */
  readonly abroad: readonly string[];
  /** What the console called an error, where it is our extension's, and what nobody caught. */
  readonly errors: readonly string[];
}

/** Our name, our bundles, our settings and commands; VS Code's own complaints about a bare machine are none of ours. */
const OURS = /claimcheck[.:-]|dist\/(?:node|web)\.js/i;

/** The folders that a run makes for its server and its articles have our name too: a reload cancels what is read there. */
const SCRATCH = /claimcheck-(?:server|start|ui|workspace)-\w+/g;

/** What a tool of ours tells an assistant, when it refuses, is logged as an error; the tests of assistants read it. */
const REFUSAL = '[LanguageModelToolsService#invokeTool] Error from tool claimcheck_';

const isOurs = (text: string): boolean => OURS.test(text.replace(SCRATCH, '')) && !text.includes(REFUSAL);

/** Watches a page from now on. The lists grow; whoever closes the page looks into them. */
export function watch(page: Page): Nets {
  const abroad: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(?:https?|wss?):$/.test(protocol) && !isLocal(hostname)) abroad.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && isOurs(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (isOurs(error.stack ?? error.message)) errors.push(error.stack ?? error.message);
  });
  return { abroad, errors };
}

/** VS Code serves webviews from made-up names of its own: they are answered by its service worker, never by a machine. */
const isLocal = (hostname: string): boolean =>
  hostname === '127.0.0.1' ||
  hostname === 'localhost' ||
  hostname.endsWith('.vscode-resource.vscode-cdn.net');

/** One message with all that was caught; null where nothing was. */
export function caught({ abroad, errors }: Nets): string | null {
  const lines = [
    ...abroad.map((address) => `asked another machine: ${address}`),
    ...errors.map((error) => `error in the console: ${error}`),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}
