import * as vscode from 'vscode';

/** A message that was shown, with the titles of its buttons. */
export interface Asked {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** The person in front of the screen, while a test runs: reads every message, and presses a button where one is wanted. */
export interface Person {
  readonly asked: readonly Asked[];
  /** All messages, a line each. What another test left behind may be among them. */
  readonly heard: () => string;
  readonly leave: () => void;
}

const METHODS = ['showErrorMessage', 'showWarningMessage', 'showInformationMessage'] as const;

type Show = (text: string, ...rest: unknown[]) => Thenable<unknown>;

/** @param press which button of a message to press, none: it is left alone; a promise: after some thought */
export function person(
  press: (asked: Asked) => string | undefined | Promise<string | undefined> = () => undefined,
): Person {
  const asked: Asked[] = [];
  const window = vscode.window as unknown as Record<(typeof METHODS)[number], Show>;
  const before = METHODS.map((method) => [method, window[method]] as const);
  for (const method of METHODS) {
    window[method] = async (text, ...rest) => {
      const items = rest.filter(
        (item): item is string | vscode.MessageItem =>
          typeof item === 'string' || (typeof item === 'object' && item !== null && 'title' in item),
      );
      const titleOf = (item: string | vscode.MessageItem): string =>
        typeof item === 'string' ? item : item.title;
      const message = { text, buttons: items.map(titleOf) };
      asked.push(message);
      const wanted = await press(message);
      return items.find((item) => titleOf(item) === wanted);
    };
  }
  return {
    asked,
    heard: () => asked.map(({ text }) => text).join('\n'),
    leave() {
      for (const [method, show] of before) window[method] = show;
    },
  };
}
