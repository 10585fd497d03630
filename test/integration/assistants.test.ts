import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  cleanUp,
  entryWith,
  exists,
  freshArticle,
  newArticle,
  notesUri,
  readFile,
  setStatus,
} from './desk.ts';

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('claimcheck');

async function invoke(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

/** The error that a model would read. */
async function refusal(tool: string, input: object): Promise<string> {
  try {
    await invoke(tool, input);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

/** Presses a key of the quick input again and again, until it was open and there is an answer. */
async function pressUntil(command: string, answer: PromiseLike<string>): Promise<string> {
  for (;;) {
    await vscode.commands.executeCommand(command);
    const pause = new Promise<undefined>((done) => setTimeout(done, 200, undefined));
    const given = await Promise.race([answer, pause]);
    if (given !== undefined) return given;
  }
}

describe('assistants', () => {
  afterEach(async () => {
    await settings().update('assistants', undefined, vscode.ConfigurationTarget.Global);
    await cleanUp();
  });

  const switchOn = (): Thenable<void> =>
    settings().update('assistants', true, vscode.ConfigurationTarget.Global);

  it('are told nothing until they are switched on', async () => {
    await newArticle();
    for (const tool of ['claimcheck_list_claims', 'claimcheck_show_claim', 'claimcheck_propose_note'])
      assert.notEqual(await refusal(tool, { claim: 'x', note: 'y' }), '', tool);
  });

  it('may list the claims and see one with its notes, but nothing confidential', async () => {
    await switchOn();
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const list = JSON.parse(await invoke('claimcheck_list_claims', {})) as {
      claims: { id: string; text: string; status: string; speaker: string | null }[];
    };
    const claim = list.claims.find(({ text }) => text.includes('We found cracks'));
    assert(claim);
    assert.equal(claim.status, 'query');
    assert.equal(claim.speaker, 'Marta Lindqvist');
    const shown = await invoke('claimcheck_show_claim', { claim: claim.id });
    assert.include(shown, '"query"');
  });

  it('are told in words what is wrong', async () => {
    await switchOn();
    await newArticle();
    assert.include(await refusal('claimcheck_show_claim', { claim: 'nothing' }), 'claimcheck_list_claims');
    assert.include(await refusal('claimcheck_list_claims', { article: 'no/such.md' }), 'article');
    assert.include(await refusal('claimcheck_list_claims', { article: '../../../etc/passwd' }), 'article');
  });

  it('propose a note that only the person’s Enter writes', async () => {
    await switchOn();
    const document = await newArticle();
    const { id } = entryWith(await freshArticle(document), 'We found cracks');
    const proposal = { claim: id, note: 'The inspection report is public.' };
    const left = invoke('claimcheck_propose_note', proposal);
    assert.include(await pressUntil('workbench.action.closeQuickOpen', left), '"written": false');
    assert.isFalse(await exists(notesUri(document.uri)));
    const taken = invoke('claimcheck_propose_note', proposal);
    assert.include(
      await pressUntil('workbench.action.acceptSelectedQuickOpenItem', taken),
      '"written": true',
    );
    assert.include(
      await readFile(notesUri(document.uri)),
      'The inspection report is public. (proposed by an assistant)',
    );
    assert.equal(entryWith(await freshArticle(document), 'We found cracks').status, 'unchecked');
  });

  it('have no tool that sets a verdict', () => {
    assert.deepEqual(
      vscode.lm.tools
        .map(({ name }) => name)
        .filter((name) => name.startsWith('claimcheck_') && /verdict|status|verify/.test(name)),
      [],
    );
  });
});
