import * as vscode from 'vscode';

/** What was made through VS Code's API and was not disposed of yet: how many, by what made it. */
export type Live = Readonly<Record<string, number>>;

interface Disposable {
  dispose: () => unknown;
}

type Make = (...args: unknown[]) => unknown;

const isDisposable = (value: unknown): value is Disposable =>
  typeof value === 'object' && value !== null && 'dispose' in value && typeof value.dispose === 'function';

/** Listeners, providers, decorations, watchers, pickers, threads: all of them are made by functions of these names. */
const MAKES = /^(?:on(?:Did|Will)[A-Z]|create[A-Z]|register[A-Z])/;

/** The API itself: an `import` of it is a view whose members cannot be replaced. */
declare const require: (name: 'vscode') => Record<string, unknown>;

/** What is made by `new`: our own emitters and their listeners, what cancels, what is cleared away later. */
const CLASSES = ['EventEmitter', 'CancellationTokenSource', 'Disposable'] as const;

type Class = new (...args: unknown[]) => Disposable & { readonly event?: Make };

/**
 * Counts from now on what is made and what is disposed of, by the extension and by the tests: both are given the same API.
 * Install it before the extension is activated, so that comment threads are counted as well.
 */
export class Counter {
  readonly #live = new Map<string, Set<object>>();
  readonly #restore: (() => void)[] = [];

  constructor() {
    const { window, workspace, languages, commands, comments, lm } = vscode;
    for (const [name, part] of Object.entries({ window, workspace, languages, commands, comments, lm }))
      this.watch(name, part);
    for (const name of CLASSES) this.#watchClass(name);
  }

  #watchClass(name: (typeof CLASSES)[number]): void {
    const api = require('vscode');
    const Original = api[name] as Class;
    const count = (kind: string, made: unknown): unknown => this.#count(kind, made);
    class Counted extends Original {
      constructor(...args: unknown[]) {
        super(...args);
        count(`new ${name}`, this);
        const { event } = this;
        if (event === undefined) return;
        const listen: Make = (...given) => count(`listener of an ${name}`, event(...given));
        Object.defineProperty(this, 'event', { value: listen });
      }
    }
    if (!Reflect.set(api, name, Counted)) throw new Error(`${name} cannot be watched`);
    this.#restore.push(() => Reflect.set(api, name, Original));
  }

  /** Counts what an object's own functions make, if they are named like those of the API. */
  watch(name: string, part: object): void {
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(part))) {
      if (!MAKES.test(key) || typeof value !== 'function') continue;
      const make = value as Make;
      const counted: Make = (...args) => this.#count(`${name}.${key}`, make.apply(part, args));
      // A part that is frozen is none whose functions can be watched.
      if (!Reflect.set(part, key, counted)) throw new Error(`${name}.${key} cannot be watched`);
      this.#restore.push(() => Reflect.set(part, key, make));
    }
  }

  live(): Live {
    return Object.fromEntries(
      [...this.#live]
        .filter(([, made]) => made.size > 0)
        .map(([name, made]): [string, number] => [name, made.size])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  stop(): void {
    for (const restore of this.#restore) restore();
  }

  #count(name: string, made: unknown): unknown {
    if (!isDisposable(made)) return made;
    const live = this.#live.get(name) ?? new Set<object>();
    this.#live.set(name, live);
    const dispose = made.dispose.bind(made);
    const ended = (): unknown => {
      live.delete(made);
      return dispose();
    };
    live.add(made);
    if (name.endsWith('createCommentController')) return this.#controller(made, ended);
    if (Reflect.set(made, 'dispose', ended)) return made;
    // Frozen: all else is inherited from what VS Code made.
    return Object.create(made, { dispose: { value: ended } });
  }

  /** A controller is frozen, and makes threads. */
  #controller(made: Disposable, dispose: () => unknown): object {
    const { createCommentThread } = made as Disposable & { createCommentThread: Make };
    const create: Make = (...args) => this.#count('thread', createCommentThread.apply(made, args));
    return Object.create(made, {
      dispose: { value: dispose },
      createCommentThread: { value: create },
    }) as object;
  }
}
