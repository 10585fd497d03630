import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Resolution } from '../../src/core/index.ts';
import {
  cleanUp,
  entryWith,
  freshArticle,
  hoverText,
  newArticle,
  notesFile,
  problemRules,
  replace,
  setStatus,
  until,
} from './desk.ts';
import { person } from './person.ts';

async function reworded(): Promise<vscode.TextDocument> {
  const document = await newArticle();
  await setStatus(await freshArticle(document), 'We found cracks', 'verified');
  await replace(document, 'eleven of the forty', 'twelve of the forty');
  await until('text-changed', () => problemRules(document).includes('text-changed'));
  return document;
}

const run = async (command: string, document: vscode.TextDocument, words: string): Promise<void> => {
  await vscode.commands.executeCommand(command, {
    uri: document.uri.toString(),
    entry: entryWith(await freshArticle(document), words).id,
  });
};

async function fixes(document: vscode.TextDocument, rule: string): Promise<vscode.CodeAction[]> {
  const problem = vscode.languages
    .getDiagnostics(document.uri)
    .find(({ code }) => typeof code === 'object' && code.value === rule);
  assert(problem, `no ${rule}`);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    problem.range,
  );
  return actions.filter(({ command }) => command?.command.startsWith('claimcheck.'));
}

describe('a verdict whose words were changed', () => {
  afterEach(cleanUp);

  it('shows what was cut and what came in, word by word', async () => {
    const card = await hoverText(await reworded(), 'We found cracks');
    assert.match(card, /Checked:.*~~eleven~~.*hangers/);
    assert.match(card, /Now:.*\*\*twelve\*\*.*hangers/);
    assert.include(card, 'command:claimcheck.confirmStillTrue');
    assert.include(card, 'command:claimcheck.reopen');
    // The machine has reopened it; a person verified it before.
    assert.match(card, /Reopened: [^—]*\n\n\$\([\w-]+\) Verified — /);
  });

  it('is confirmed on the present words, with the history kept', async () => {
    const document = await reworded();
    await run('claimcheck.confirmStillTrue', document, 'We found cracks');
    const entry = entryWith(await freshArticle(document), 'We found cracks');
    assert.equal(entry.status, 'verified');
    const history = entry.annotations[0]?.annotation.history ?? [];
    assert.deepEqual(
      history.map(({ status, exact }) => [status, /eleven|twelve/.exec(exact)?.[0]]),
      [
        ['verified', 'eleven'],
        ['verified', 'twelve'],
      ],
    );
    await until('no problem', () => !problemRules(document).includes('text-changed'));
  });

  it('is re-opened, with the history kept', async () => {
    const document = await reworded();
    await run('claimcheck.reopen', document, 'We found cracks');
    const entry = entryWith(await freshArticle(document), 'We found cracks');
    assert.equal(entry.status, 'unchecked');
    assert.deepEqual(
      entry.annotations[0]?.annotation.history.map(({ status }) => status),
      ['verified', 'unchecked'],
    );
  });

  it('is not confirmed where nothing was changed', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    const { heard, leave } = person();
    try {
      await run('claimcheck.confirmStillTrue', document, 'We found cracks');
    } finally {
      leave();
    }
    assert.include(heard(), 'those that were checked');
    const entry = entryWith(await freshArticle(document), 'We found cracks');
    assert.equal(entry.annotations[0]?.annotation.history.length, 1);
  });

  it('can be compared in the diff editor, which follows the typing', async () => {
    const document = await reworded();
    await run('claimcheck.compareWording', document, 'We found cracks');
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.instanceOf(input, vscode.TabInputTextDiff);
    const [before, after] = await Promise.all(
      [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    assert.match(before?.getText() ?? '', /^“?We found cracks in eleven of the forty hangers/);
    assert.match(after?.getText() ?? '', /^“?We found cracks in twelve of the forty hangers/);
    await replace(document, 'twelve of the forty', 'nine of the forty');
    await until('the new words', () => after?.getText().includes('nine of the forty'));
  });

  it('has both commands among the quick fixes of its problem', async () => {
    const document = await reworded();
    const actions = await fixes(document, 'text-changed');
    assert.sameMembers(
      actions.map(({ command }) => command?.command),
      ['claimcheck.compareWording', 'claimcheck.confirmStillTrue', 'claimcheck.reopen'],
    );
    const confirm = actions.find(
      ({ command }) => command?.command === 'claimcheck.confirmStillTrue',
    )?.command;
    await vscode.commands.executeCommand('claimcheck.confirmStillTrue', confirm?.arguments?.[0]);
    assert.equal(entryWith(await freshArticle(document), 'We found cracks').status, 'verified');
  });
});

describe('a note that has lost its words', () => {
  afterEach(cleanUp);

  const CUT =
    '“Nobody will be asked to drive over it until it is safe,” Lindqvist told reporters on Thursday.\n';

  async function orphaned(): Promise<vscode.TextDocument> {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'verified');
    await replace(document, CUT, '');
    await replace(
      document,
      'would cost $18 million.\n',
      'would cost $18 million.\n\nNo car crosses before that, she promised.\n',
    );
    await until('anchor-lost', () => problemRules(document).includes('anchor-lost'));
    return document;
  }

  function select(document: vscode.TextDocument, words: string): void {
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    const at = document.getText().indexOf(words);
    editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + words.length));
  }

  it('is re-attached to the words that are selected, history kept, and has to be looked at again', async () => {
    const document = await orphaned();
    select(document, 'No car crosses before that');
    const done = vscode.commands.executeCommand('claimcheck.reattachNote');
    await until('the words to have a note', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const { sheet } = await freshArticle(document);
      return sheet.entries.some(({ status }) => status === 'reopened');
    });
    await done;
    const { sheet } = await freshArticle(document);
    const [placed] = sheet.entries.flatMap(({ annotations }) => annotations);
    assert(placed && 'range' in placed.resolution);
    const { start, end } = placed.resolution.range;
    assert.equal(document.getText().slice(start, end), 'No car crosses before that');
    assert.include(placed.annotation.history[0]?.exact, 'Nobody will be asked');
    await until('no orphan', () => !problemRules(document).includes('anchor-lost'));
    assert.include(problemRules(document), 'text-changed');
    // Taken for the wrong place, it is lost again as it was.
    await vscode.commands.executeCommand('claimcheck.undoNotesChange');
    await until('the orphan', () => problemRules(document).includes('anchor-lost'));
    const lost = (await freshArticle(document)).sheet.entries.flatMap(({ annotations }) => annotations);
    assert.deepEqual(
      lost.map(({ resolution, annotation }) => [
        resolution.state,
        annotation.anchor.quote.exact.includes('Nobody will be asked'),
      ]),
      [['orphaned', true]],
    );
  });

  it('as its words stand in several places is re-attached to one of them, and that can be undone', async () => {
    const words = 'The ferry was late again, said Ida Brekke.';
    const line = `${words}\n\n`;
    const document = await newArticle(
      `# Log\n\n${line.repeat(5)}`,
      notesFile(`Monday.\n\n${line}Tuesday.\n`, words, 'On the tape', 'query'),
    );
    const placed = async (): Promise<Resolution | undefined> =>
      (await freshArticle(document)).sheet.entries.flatMap(({ annotations }) => annotations)[0]?.resolution;
    assert.equal((await placed())?.state, 'ambiguous');
    await until('anchor-lost', () => problemRules(document).includes('anchor-lost'));
    const start = document.getText().indexOf(words, document.getText().indexOf(words) + 1);
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    editor.selection = new vscode.Selection(
      document.positionAt(start),
      document.positionAt(start + words.length),
    );
    const done = vscode.commands.executeCommand('claimcheck.reattachNote');
    const resolution = await until('the note to have a place', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const now = await placed();
      return now !== undefined && 'range' in now && now;
    });
    await done;
    assert.deepEqual(resolution.range, { start, end: start + words.length });
    await until('no orphan', () => !problemRules(document).includes('anchor-lost'));
    // Read anew, it is there as well: so it was stored.
    const uri = document.uri;
    await cleanUp();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const again = (await freshArticle(await vscode.workspace.openTextDocument(uri))).sheet.entries.filter(
      ({ annotations }) => annotations.length > 0,
    );
    assert.deepEqual(
      again.map(({ annotations, status }) => [annotations[0]?.resolution, status]),
      [[{ state: 'in-place', range: { start, end: start + words.length }, confidence: 1 }, 'query']],
    );
    await vscode.commands.executeCommand('claimcheck.undoNotesChange');
    assert.equal((await placed())?.state, 'ambiguous');
  });

  it('is offered a place by a quick fix of its problem', async () => {
    const actions = await fixes(await orphaned(), 'anchor-lost');
    assert.deepEqual(
      actions.map(({ command }) => command?.command),
      ['claimcheck.reattachNote'],
    );
  });

  it('is not asked for where there is none', async () => {
    await newArticle();
    const { heard, leave } = person();
    try {
      await vscode.commands.executeCommand('claimcheck.reattachNote');
    } finally {
      leave();
    }
    // Notes of other tests on the same text may be offered meanwhile.
    assert.include(heard(), 'No note of this article');
  });
});
