import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  activated,
  cleanUp,
  entryWith,
  exists,
  fileUri,
  freshArticle,
  hoverText,
  newArticle,
  notesFile,
  notesUri,
  problemRules,
  readFile,
  replace,
  setStatus,
  STORY,
  until,
  writeFile,
} from './desk.ts';

describe('an article in the editor', () => {
  afterEach(cleanUp);

  it('shows who said what', async () => {
    const { sheet } = await freshArticle(await newArticle());
    const quotations = sheet.entries.filter(({ claim }) => claim?.kind === 'quotation');
    assert.deepEqual(
      quotations.map(({ claim }) => claim?.speaker),
      ['Marta Lindqvist', 'Marta Lindqvist'],
    );
    const reported = sheet.entries.find(({ claim }) => claim?.text.includes('would not reopen') === true);
    assert.equal(reported?.claim?.kind, 'reported');
    assert.equal(reported?.claim?.speaker, 'Marta Lindqvist');
    assert.include(reported?.claim?.types ?? [], 'prediction');
  });

  it('registers every command of the manifest', async () => {
    await activated();
    const manifest = vscode.extensions.getExtension('claimcheck.claimcheck')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const registered = await vscode.commands.getCommands(true);
    const wanted = manifest.contributes.commands.map(({ command }) => command);
    assert.isAbove(wanted.length, 8);
    assert.includeMembers(registered, wanted);
  });

  it('follows typing above a claim and inside it', async () => {
    const document = await newArticle();
    await replace(document, 'By Dana Okafor', 'By Dana Okafor and Theo Brandt');
    const before = entryWith(await freshArticle(document), 'We found cracks');
    assert.equal(document.getText().slice(before.range?.start, before.range?.end), before.claim?.text);
    await replace(document, 'eleven of the forty', 'twelve of the forty');
    const after = entryWith(await freshArticle(document), 'We found cracks');
    assert.include(after.claim?.text ?? '', 'twelve of the forty');
  });

  it('counts as the command line does in a file with a byte order mark and CRLF', async () => {
    const text = `\uFEFF${STORY.replaceAll('\n', '\r\n')}`;
    const document = await newArticle(text);
    const article = await freshArticle(document);
    assert.equal(article.sheet.article.text, text);
    await setStatus(article, 'We found cracks', 'query');
    const { range } = entryWith(await freshArticle(document), 'We found cracks');
    assert.equal(text.slice(range?.start, range?.end).includes('We found cracks'), true);
    assert.include(await hoverText(document, 'We found cracks'), 'Marta Lindqvist');
  });

  it('says that it does not read a file that is too large, and does not hang', async () => {
    const document = await newArticle('word '.repeat(1_100_000));
    const { articles } = await activated();
    const view = await until('a refusal', () => articles.get(document));
    assert.equal('refused' in view && view.refused.code, 'too-large');
    await replace(document, 'word word', 'word, word');
    const after = articles.get(document);
    assert.isTrue(after !== undefined && 'refused' in after);
  });

  it('is nothing that an extension only shows: no notes could lie beside it', async () => {
    const shown = vscode.workspace.registerTextDocumentContentProvider('only-shown', {
      provideTextDocumentContent: () => STORY,
    });
    try {
      const { articles } = await activated();
      const before = (await newArticle()).uri.with({ scheme: 'only-shown' });
      const document = await vscode.workspace.openTextDocument(before);
      assert.equal(document.languageId, 'markdown');
      await vscode.window.showTextDocument(document);
      assert.isUndefined(await articles.fresh(document));
      assert.isUndefined(articles.get(document));
    } finally {
      shown.dispose();
    }
  });

  it('may be typed into before it was ever read', async () => {
    const uri = fileUri(`typed-at-once-${Date.now().toString(36)}.md`);
    await writeFile(uri, STORY);
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(STORY.length), '\n“It will fall,” said Dana Reyes.\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(entryWith(await freshArticle(document), 'It will fall').claim?.speaker, 'Dana Reyes');
  });
});

describe('the hover card', () => {
  afterEach(cleanUp);

  it('says kind, speaker, types, status and why, with actions', async () => {
    const text = await hoverText(await newArticle(), 'would not reopen');
    for (const part of [
      'Reported speech',
      'Marta Lindqvist',
      'prediction',
      'Unchecked',
      'Why',
      'Verify',
      'Add source note',
    ]) {
      assert.include(text, part);
    }
  });

  it('says when a prediction falls due, by its own words until somebody has set a day', async () => {
    const story =
      '---\ndate: 2026-03-12\n---\n\nThe ferry will sail again by April 21, Marta Lindqvist said.\n';
    assert.include(await hoverText(await newArticle(story), 'will sail again'), 'Due 2026\\-04\\-21');
  });

  it('has what can be done, and why it is marked, above the notes: a long card is cut at its end', async () => {
    const words = '“The crane fell into the dock,”';
    const story = `${words} said Ana Ruiz, its driver.\n`;
    const document = await newArticle(story, notesFile(story, words, 'On the tape.', 'query'));
    const text = await hoverText(document, 'The crane fell');
    const places = ['Quotation', 'Query', 'Needs fix', 'Why', 'On the tape'].map((part) =>
      text.indexOf(part),
    );
    assert.notInclude(places, -1);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it('shows nothing where there is no claim', async () => {
    assert.equal(await hoverText(await newArticle(), 'By Dana'), '');
  });

  it('treats a note as hostile text', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const notes = JSON.parse(await readFile(notesUri(document.uri))) as unknown;
    const hostile = '[quit](command:workbench.action.quit) ![](https://example.org/track.png) <img src=x>';
    const marked = JSON.stringify(notes).replaceAll('"name":"', `"name":"${hostile} `);
    await writeFile(notesUri(document.uri), marked);
    await until('the name', async () =>
      entryWith(
        await freshArticle(document),
        'We found cracks',
      ).annotations[0]?.annotation.history[0]?.creator.name.includes('quit'),
    );
    const text = await hoverText(document, 'We found cracks');
    assert.include(text, 'quit');
    assert.notInclude(text, '](command:workbench');
    assert.notInclude(text, '![](');
    assert.notMatch(text, /(?<!\\)<img/);
  });
});

describe('notes', () => {
  afterEach(cleanUp);

  it('are written beside the article and found again after it was closed', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'verified');
    assert.isTrue(await exists(notesUri(document.uri)));
    await cleanUp();
    const again = await vscode.workspace.openTextDocument(document.uri);
    await vscode.window.showTextDocument(again);
    const entry = await until('the verdict', async () => {
      const found = entryWith(await freshArticle(again), 'Nobody will be asked');
      return found.status === 'verified' && found;
    });
    assert.equal(entry.claim?.speaker, 'Marta Lindqvist');
  });

  it('leave no temporary file behind', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'verified');
    const files = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(document.uri, '..'));
    assert.deepEqual(
      files.filter(([name]) => name.endsWith('.tmp')),
      [],
    );
  });

  it('that are verified without evidence are a problem with a page', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    await until('the problem', () => problemRules(document).includes('verified-no-evidence'));
    const [problem] = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'claimcheck');
    const code = problem?.code;
    assert(typeof code === 'object');
    const page = await readFile(code.target);
    assert.match(page, /^# /);
  });

  it('say so when verified words were changed, and take it back when the change is undone', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    await replace(document, 'eleven of the forty', 'twelve of the forty');
    await until('text-changed', () => problemRules(document).includes('text-changed'));
    const entry = entryWith(await freshArticle(document), 'We found cracks');
    assert.equal(entry.status, 'reopened');
    const card = await hoverText(document, 'We found cracks');
    assert.include(card, 'eleven');
    assert.include(card, 'twelve');
    await vscode.commands.executeCommand('undo');
    await until('no text-changed', () => !problemRules(document).includes('text-changed'));
  });

  it('stay reopened after the changed article was saved, closed and opened', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    await replace(document, 'eleven of the forty', 'twelve of the forty');
    await document.save();
    await until('the new words in the notes', async () =>
      (await readFile(notesUri(document.uri))).includes('twelve of the forty'),
    );
    await cleanUp();
    const again = await vscode.workspace.openTextDocument(document.uri);
    await vscode.window.showTextDocument(again);
    await until(
      'reopened',
      async () => entryWith(await freshArticle(again), 'We found cracks').status === 'reopened',
    );
  });

  it('whose words were cut are kept and named, and come back with them', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const start = STORY.indexOf('“We found');
    const paragraph = STORY.slice(start, STORY.indexOf('\n\n', start) + 2);
    await replace(document, paragraph, '');
    await until('anchor-lost', () => problemRules(document).includes('anchor-lost'));
    await vscode.commands.executeCommand('undo');
    await until('the words again', () => !problemRules(document).includes('anchor-lost'));
    assert.equal(entryWith(await freshArticle(document), 'We found cracks').status, 'query');
  });

  it('follow a passage that is cut and pasted elsewhere', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'query');
    const sentence = STORY.slice(STORY.indexOf('“Nobody'), STORY.indexOf('on Thursday.') + 12);
    await replace(document, sentence, '');
    await replace(document, 'By Dana Okafor', sentence);
    await until(
      'the moved note',
      async () => entryWith(await freshArticle(document), 'Nobody will be asked').status === 'query',
    );
  });

  it('that somebody else wrote appear without a reload', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const notes = await readFile(notesUri(document.uri));
    await writeFile(notesUri(document.uri), notes.replace('"query"', '"needs fix"'));
    await until(
      'the other verdict',
      async () => entryWith(await freshArticle(document), 'We found cracks').status === 'needs fix',
    );
  });

  it('are found again when another program rewrites the article on disk, and say what it reworded', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    const rewritten = STORY.replace('# Bridge to stay', '# The bridge has to stay')
      .replace('By Dana Okafor', 'By Dana Okafor and Theo Brandt')
      .replace('eleven of the forty', 'twelve of the forty')
      .replace('Nobody will be asked', 'No one will be asked');
    await writeFile(document.uri, rewritten);
    await until(
      'the reworded claim',
      async () =>
        document.getText() === rewritten &&
        entryWith(await freshArticle(document), 'We found cracks in twelve').status === 'reopened',
    );
    assert.include(problemRules(document), 'text-changed');
  });

  it('keep the fields of other programs', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const notes = JSON.parse(await readFile(notesUri(document.uri))) as Record<string, unknown>;
    await writeFile(notesUri(document.uri), JSON.stringify({ ...notes, 'x-desk': { slug: 'bridge' } }));
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'query');
    assert.deepInclude(JSON.parse(await readFile(notesUri(document.uri))), { 'x-desk': { slug: 'bridge' } });
  });

  const refused: readonly (readonly [string, string])[] = [
    ['malformed', '{"type": "AnnotationCollection", '],
    ['of another shape', '[]'],
    ['in a merge conflict', '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}\n'],
  ];
  for (const [name, bytes] of refused) {
    it(`are not overwritten when they are ${name}`, async () => {
      const document = await newArticle(STORY, bytes);
      const article = await freshArticle(document);
      assert.isNotNull(article.problem);
      await setStatus(article, 'We found cracks', 'verified');
      assert.equal(await readFile(notesUri(document.uri)), bytes);
    });
  }

  it('are not overwritten when a newer version wrote them', async () => {
    const first = await newArticle();
    await setStatus(await freshArticle(first), 'We found cracks', 'query');
    const written = await readFile(notesUri(first.uri));
    const newer = written.replace(/("claimcheck:version": *)\d+/, '$199');
    assert.notEqual(newer, written);
    const document = await newArticle(STORY, newer);
    const article = await freshArticle(document);
    assert.equal(article.problem?.code, 'newer-version');
    await setStatus(article, 'We found cracks', 'verified');
    assert.equal(await readFile(notesUri(document.uri)), newer);
  });
});

describe('moving through an article', () => {
  afterEach(cleanUp);

  it('goes to the next unchecked claim and round', async () => {
    const document = await newArticle();
    const { sheet } = await freshArticle(document);
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    const starts = new Set(sheet.entries.map(({ range }) => range?.start));
    const seen: number[] = [];
    for (let step = 0; step <= starts.size; step++) {
      await vscode.commands.executeCommand('claimcheck.nextUnchecked');
      seen.push(document.offsetAt(editor.selection.active));
    }
    assert.equal(new Set(seen).size, starts.size);
    assert.equal(seen.at(-1), seen[0]);
    await vscode.commands.executeCommand('claimcheck.previousUnchecked');
    assert.equal(document.offsetAt(editor.selection.active), seen.at(-2));
  });

  it('skips what is checked', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    const at = document.getText().indexOf('“We found');
    editor.selection = new vscode.Selection(document.positionAt(at - 1), document.positionAt(at - 1));
    await vscode.commands.executeCommand('claimcheck.nextUnchecked');
    assert.isAbove(document.offsetAt(editor.selection.active), at);
  });

  it('marks selected words as a claim', async () => {
    const document = await newArticle();
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    const at = document.getText().indexOf('Dana Okafor');
    editor.selection = new vscode.Selection(document.positionAt(at - 1), document.positionAt(at + 11));
    await vscode.commands.executeCommand('claimcheck.markSelection');
    const article = await freshArticle(document);
    const marked = article.sheet.entries.find(({ claim }) => claim === null);
    assert.deepEqual(marked?.range, { start: at, end: at + 11 });
    assert.equal(marked?.status, 'unchecked');
  });
});
