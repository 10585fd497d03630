import * as vscode from 'vscode';
import { entryAt, GROUPINGS, isFiltering, NO_FILTER, STATUSES, uncheckedEntries } from '../../core/index.ts';
import type { ClaimFilter, DerivedStatus, Entry, Grouping, Status } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import { askJudgement } from '../ask-status.ts';
import { headingItem, NOTHING, rowItem, rowsOf, show, tooltip } from '../claims-tree.ts';
import type { Node } from '../claims-tree.ts';
import { toOffset } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { judge } from '../judgement.ts';
import { recordAll } from '../record.ts';
import { revealEntry } from '../reveal.ts';
import { isTarget, say } from '../targets.ts';
import type { Target } from '../targets.ts';
import { statusIcon, statusName } from '../words.ts';

const VIEW = 'claimcheck.claims';

/** Where grouping and filter are kept over reloads, for this workspace. */
const STATE = 'claimcheck.claims';

/** How often, and how far apart, a list is asked whether it is drawn: two seconds in all. */
const MAX_TRIES = 40;
const PAUSE_MS = 50;

interface State {
  readonly grouping: Grouping;
  readonly filter: ClaimFilter;
}

/** The list of the claims of the article in front. */
export function register(context: FeatureContext): vscode.Disposable {
  const { front, extension } = context;
  let state = readState(extension.workspaceState.get(STATE));
  let shown = NOTHING;
  const redraw = new vscode.EventEmitter<void>();

  const view = vscode.window.createTreeView<Node>(VIEW, {
    canSelectMany: true,
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: redraw.event,
      getChildren: (node) => [...(node === undefined ? shown.nodes : 'rows' in node ? node.rows : [])],
      getParent: (node) => ('rows' in node ? undefined : (node.heading ?? undefined)),
      getTreeItem: (node) => ('rows' in node ? headingItem(node) : rowItem(node, shown)),
      resolveTreeItem: (item, node) => {
        if (!('rows' in node) && shown.article !== null) item.tooltip = tooltip(shown.article, node.of);
        return item;
      },
    },
  });

  function update(): void {
    const article = front.get();
    const open = article !== undefined && 'sheet' in article ? article : null;
    const next = open === null ? NOTHING : show(open, state.grouping, state.filter);
    const differs = next.looks !== shown.looks;
    shown = next;
    view.message = article !== undefined && 'refused' in article ? article.refused.message : '';
    view.description = descriptionOf(open, state.filter);
    view.badge = badgeOf(open);
    setContext('claimcheck.hasArticle', article !== undefined);
    // Only of what is known is it said that there is nothing: such a text would take the keyboard from the list to come.
    setContext('claimcheck.noClaims', open !== null && next.nodes.length === 0);
    if (differs) redraw.fire();
  }

  async function change(changes: Partial<State>): Promise<void> {
    state = { ...state, ...changes };
    setContext('claimcheck.claimsGrouping', state.grouping);
    setContext('claimcheck.claimsFiltered', isFiltering(state.filter));
    shown = { ...shown, looks: '' };
    update();
    await extension.workspaceState.update(STATE, state);
  }

  const groupBy = (grouping: Grouping) => () => change({ grouping });

  async function filterByWords(): Promise<void> {
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Filter Claims'),
      prompt: vscode.l10n.t('Words of the claim, its speaker or its notes. Leave it empty to see all.'),
      value: state.filter.text,
    });
    if (text !== undefined) await change({ filter: { ...state.filter, text: text.trim() } });
  }

  async function filterByStatus(): Promise<void> {
    const picked = await vscode.window.showQuickPick(
      FILTERED.map((status) => ({
        label: `$(${statusIcon(status)}) ${statusName(status)}`,
        status,
        picked: state.filter.statuses.includes(status),
      })),
      {
        title: vscode.l10n.t('Filter Claims by Status'),
        placeHolder: vscode.l10n.t('Choose none to see all'),
        canPickMany: true,
      },
    );
    if (picked !== undefined)
      await change({ filter: { ...state.filter, statuses: picked.map(({ status }) => status) } });
  }

  /** The rows that a command is about: those selected, if the one that it was called on is among them. */
  function chosen(target: unknown, selection: unknown): readonly Entry[] {
    const clicked = isTarget(target) ? [target] : [];
    const several = Array.isArray(selection) ? (selection as readonly unknown[]).filter(isTarget) : [];
    const rows: readonly Target[] =
      several.length > 0 ? several : clicked.length > 0 ? clicked : rowsOf(view.selection);
    const ids = new Set(rows.map(({ entry }) => entry));
    return shown.article?.sheet.entries.filter(({ id }) => ids.has(id)) ?? [];
  }

  async function judgeChosen(target: unknown, selection: unknown, given?: Status): Promise<void> {
    // By key: an arrow alone moves the focus and leaves the selection behind, but it is the focus that one looks at.
    if (target === undefined && view.selection.length < 2)
      await vscode.commands.executeCommand('list.select');
    const { article } = shown;
    const entries = chosen(target, selection);
    if (article === null || entries.length === 0) {
      say(vscode.l10n.t('Select claims in the list first.'));
      return;
    }
    const about = [article.document.uri.toString(), ...entries.map(({ id }) => id)].join('#');
    const judgement = await askJudgement(context.drafts, about, { status: given });
    if (judgement !== undefined) await recordAll(context, article, entries, judge(judgement));
  }

  /** VS Code runs a row's command also where Shift and an arrow select it: the keyboard stays in the list. */
  async function reveal(target: unknown, preserveFocus = true): Promise<void> {
    const { article } = shown;
    const entry = isTarget(target) ? article?.sheet.entries.find(({ id }) => id === target.entry) : undefined;
    if (article === null || entry === undefined) return;
    await revealEntry(article, entry, preserveFocus);
  }

  /** Enter: what it does in every list, and the keyboard goes along. */
  async function goToSelected(): Promise<void> {
    await vscode.commands.executeCommand('list.select');
    const [row] = view.selection;
    if (row !== undefined && !('rows' in row)) await reveal(row, false);
  }

  /** From the text to the list, at the claim under the cursor. */
  async function showList(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    const { article } = shown;
    const here =
      editor === undefined || article?.document !== editor.document
        ? undefined
        : entryAt(article.sheet, toOffset(editor.document, editor.selection.active));
    const rows = rowsOf(shown.nodes);
    const row = rows.find(({ entry }) => entry === here?.id) ?? rows[0];
    if (row !== undefined) await focusOn(row);
  }

  /** A list that is being made refuses rows that it has not drawn yet, and says in no event when it has. */
  async function focusOn(row: Node): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await view.reveal(row, { select: true, focus: true });
        return;
      } catch (error) {
        if (tries === MAX_TRIES) throw error;
        await new Promise((done) => setTimeout(done, PAUSE_MS));
      }
    }
  }

  /** The list goes where the cursor goes, as long as it is seen. */
  async function follow({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): Promise<void> {
    const { article } = shown;
    const [selection] = selections;
    if (!view.visible || article?.document !== textEditor.document || selection === undefined) return;
    const entry = entryAt(article.sheet, toOffset(textEditor.document, selection.active));
    if (entry === undefined || rowsOf(view.selection).some((row) => row.entry === entry.id)) return;
    const row = rowsOf(shown.nodes).find((node) => node.entry === entry.id);
    if (row !== undefined) await view.reveal(row, { select: true, focus: false });
  }

  setContext('claimcheck.claimsGrouping', state.grouping);
  setContext('claimcheck.claimsFiltered', isFiltering(state.filter));
  update();
  return vscode.Disposable.from(
    view,
    redraw,
    front.onDidChange(update),
    vscode.window.onDidChangeTextEditorSelection((event) => void follow(event)),
    vscode.commands.registerCommand('claimcheck.groupByOrder', groupBy('order')),
    vscode.commands.registerCommand('claimcheck.groupByStatus', groupBy('status')),
    vscode.commands.registerCommand('claimcheck.groupBySpeaker', groupBy('speaker')),
    vscode.commands.registerCommand('claimcheck.groupByKind', groupBy('kind')),
    vscode.commands.registerCommand('claimcheck.groupByType', groupBy('type')),
    vscode.commands.registerCommand('claimcheck.filterClaims', filterByWords),
    vscode.commands.registerCommand('claimcheck.filterClaimsByStatus', filterByStatus),
    vscode.commands.registerCommand('claimcheck.clearClaimFilter', () => change({ filter: NO_FILTER })),
    vscode.commands.registerCommand('claimcheck.verifySelectedClaims', (target, selection) =>
      judgeChosen(target, selection, 'verified'),
    ),
    vscode.commands.registerCommand('claimcheck.setStatusOfSelectedClaims', (target, selection) =>
      judgeChosen(target, selection),
    ),
    vscode.commands.registerCommand('claimcheck.showClaims', showList),
    vscode.commands.registerCommand('claimcheck.goToSelectedClaim', goToSelected),
    vscode.commands.registerCommand('claimcheck.revealClaim', (target) => reveal(target)),
  );
}

const FILTERED: readonly DerivedStatus[] = [...STATUSES, 'reopened', 'orphaned'];

const setContext = (key: string, value: unknown): void =>
  void vscode.commands.executeCommand('setContext', key, value);

/** What another version kept is read as far as it is still understood. */
function readState(stored: unknown): State {
  const { grouping, filter } = fieldsOf(stored);
  const { text, statuses } = fieldsOf(filter);
  return {
    grouping: GROUPINGS.find((known) => known === grouping) ?? 'order',
    filter: {
      text: typeof text === 'string' ? text : '',
      statuses: FILTERED.filter((status) => Array.isArray(statuses) && statuses.includes(status)),
    },
  };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function descriptionOf(article: OpenArticle | null, filter: ClaimFilter): string {
  if (article === null) return '';
  const words = filter.text === '' ? [] : [`“${filter.text}”`];
  return [...words, ...filter.statuses.map(statusName)].join(', ');
}

function badgeOf(article: OpenArticle | null): vscode.ViewBadge | undefined {
  const left = article === null ? 0 : uncheckedEntries(article.sheet).length;
  return left === 0
    ? undefined
    : { value: left, tooltip: vscode.l10n.t('Claims still to be checked: {0}', left) };
}
