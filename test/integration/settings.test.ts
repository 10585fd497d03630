import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  cleanUp,
  entryWith,
  freshArticle,
  newArticle,
  notesUri,
  readFile,
  setStatus,
  until,
} from './desk.ts';
import { previewOf, rendered } from './rendered.ts';

/** Each does what it says, from the moment on that it is changed. `manifest.test.ts` sees that none is left out. */
describe('the setting', () => {
  const set = (name: string, value: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration('claimcheck').update(name, value, vscode.ConfigurationTarget.Global);

  afterEach(async () => {
    const { properties } = (
      vscode.extensions.getExtension('claimcheck.claimcheck')?.packageJSON as {
        contributes: { configuration: { properties: Record<string, unknown> } };
      }
    ).contributes.configuration;
    for (const name of Object.keys(properties)) await set(name.slice('claimcheck.'.length), undefined);
    await cleanUp();
  });

  it('claimcheck.author signs what is written', async () => {
    const document = await newArticle();
    await set('author', ' Ines Falk ');
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await set('author', '');
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    const names = entryWith(await freshArticle(document), 'We found cracks').annotations.flatMap(
      ({ annotation }) => annotation.history.map(({ creator }) => creator.name),
    );
    assert.equal(names[0], 'Ines Falk');
    assert.notEqual(names[1], 'Ines Falk');
    assert.isNotEmpty(names[1]);
    assert.include(await readFile(notesUri(document.uri)), 'Ines Falk');
  });

  it('claimcheck.gutterIcons shows an icon beside each line with a claim, or none', async () => {
    const document = await newArticle();
    await freshArticle(document);
    const painted = paintings();
    try {
      await set('gutterIcons', false);
      await until('no icon', () => painted.last()?.icons === 0);
      // The marks in the text are another matter.
      assert.isAbove(painted.last()?.marks ?? 0, 3);
      await set('gutterIcons', true);
      await until('icons', () => (painted.last()?.icons ?? 0) > 3);
    } finally {
      painted.stop();
    }
  });

  it('claimcheck.inlayHints says behind each claim who said it and how far it is', async () => {
    const document = await newArticle();
    await freshArticle(document);
    const hints = async (): Promise<readonly string[]> => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole,
      );
      return found.map(({ label }) =>
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
      );
    };
    assert.deepEqual(await hints(), []);
    await set('inlayHints', true);
    assert.include(await hints(), '— Marta Lindqvist, unchecked');
    await set('inlayHints', false);
    assert.deepEqual(await hints(), []);
  });

  it('claimcheck.previewMarks has the preview marked, or as it is', async () => {
    const document = await newArticle();
    await freshArticle(document);
    const plain = document.getText().replaceAll('\n', '');
    assert.include(await rendered(document, previewOf(document)), 'claimcheck-legend');
    await set('previewMarks', false);
    assert.equal(await rendered(document, previewOf(document)), plain);
    await set('previewMarks', true);
    assert.include(await rendered(document, previewOf(document)), 'claimcheck-legend');
  });

  it('claimcheck.assistants lets chat agents list claims, and no longer', async () => {
    const document = await newArticle();
    await freshArticle(document);
    const list = (): Thenable<vscode.LanguageModelToolResult> =>
      vscode.lm.invokeTool('claimcheck_list_claims', { input: {}, toolInvocationToken: undefined });
    const isRefused = (): Promise<boolean> =>
      Promise.resolve(
        list().then(
          () => false,
          () => true,
        ),
      );
    assert.isTrue(await isRefused());
    await set('assistants', true);
    await until('an answer', async () => !(await isRefused()));
    await set('assistants', false);
    assert.isTrue(await isRefused());
  });
});

interface Painting {
  /** Ranges that hold no text: a line's icon. */
  readonly icons: number;
  readonly marks: number;
}

/** What the extension paints from now on. An editor of the API is frozen; the list of them is not. */
function paintings(): { readonly last: () => Painting | undefined; readonly stop: () => void } {
  const known = Object.getOwnPropertyDescriptor(vscode.window, 'visibleTextEditors');
  assert(known !== undefined && 'get' in known, 'visible editors are no getter any more');
  const get = Reflect.get(known, 'get') as () => readonly vscode.TextEditor[];
  const painted = new Map<vscode.TextEditorDecorationType, readonly vscode.Range[]>();
  const watched = (editor: vscode.TextEditor): vscode.TextEditor =>
    Object.create(editor, {
      setDecorations: {
        value(type: vscode.TextEditorDecorationType, ranges: readonly vscode.Range[]) {
          painted.set(type, ranges);
          editor.setDecorations(type, ranges);
        },
      },
    }) as vscode.TextEditor;
  Object.defineProperty(vscode.window, 'visibleTextEditors', {
    ...known,
    get: () => get().map(watched),
  });
  return {
    last() {
      if (painted.size === 0) return undefined;
      const ranges = [...painted.values()].flat();
      return {
        icons: ranges.filter(({ isEmpty }) => isEmpty).length,
        marks: ranges.filter(({ isEmpty }) => !isEmpty).length,
      };
    },
    stop: () => Object.defineProperty(vscode.window, 'visibleTextEditors', known),
  };
}
