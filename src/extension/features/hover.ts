import * as vscode from 'vscode';
import { aroundChanges, entriesAt, rewordings, wordChanges } from '../../core/index.ts';
import type {
  Annotation,
  ClaimKind,
  ClaimType,
  Entry,
  SourceNote,
  Status,
  WordChange,
} from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import { toEditorRange, toOffset } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { isWebAddress, plain } from '../plain.ts';
import { resolutionIcon, resolutionName } from '../prediction-words.ts';
import { roleName, sourceDetails, sourceIcon, stanceName } from '../source-words.ts';
import { entryUnderCursor, extentOf } from '../targets.ts';
import { kindName, localised, statusIcon, statusMeaning, statusName, typeName } from '../words.ts';

/** The only commands that a link in our hover may run; whatever a note contains, it cannot run another. */
const ALLOWED = [
  'claimcheck.verify',
  'claimcheck.setStatus',
  'claimcheck.confirmStillTrue',
  'claimcheck.reopen',
  'claimcheck.compareWording',
  'claimcheck.addSourceNote',
  'claimcheck.removeNote',
  'claimcheck.setDueDate',
  'claimcheck.resolvePrediction',
  'claimcheck.nextUnchecked',
  'claimcheck.openSource',
] as const;

export function register({ articles }: FeatureContext): vscode.Disposable {
  return vscode.languages.registerHoverProvider('markdown', {
    async provideHover(document, position, token) {
      const article = await articles.fresh(document);
      if (article === undefined || token.isCancellationRequested) return undefined;
      const under = entryUnderCursor(article);
      const here = entriesAt(article.sheet, toOffset(document, position));
      // The innermost first; where the cursor is, that which keys and commands are about.
      const first = here.find((entry) => entry === under) ?? here[0];
      const extent = first === undefined ? null : extentOf(first);
      if (first === undefined || extent === null) return undefined;
      const entries = [first, ...here.filter((entry) => entry !== first)];
      // The card's keys are about the claim under the cursor: a card of another one has none.
      await vscode.commands.executeCommand('setContext', 'claimcheck.cardAtCursor', first === under);
      return new vscode.Hover(
        entries.map((entry) => card(article, entry, entry === under)),
        toEditorRange(document, extent),
      );
    },
  });
}

function card(article: OpenArticle, entry: Entry, hasKeys: boolean): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: ALLOWED };
  // In the order of what a checker needs: a card is of a height that VS Code gives it, and what is below its edge is
  // scrolled to.
  heading(text, entry);
  rewording(text, article, entry, hasKeys);
  statusLine(text, entry);
  prediction(text, entry);
  actions(text, article, entry, hasKeys);
  why(text, entry);
  for (const { annotation } of entry.annotations) {
    for (const note of annotation.notes) source(text, article, note);
  }
  return text;
}

function why(text: vscode.MarkdownString, { claim }: Entry): void {
  if (claim === null) return;
  text.appendMarkdown('\n\n');
  text.appendMarkdown(plain(vscode.l10n.t('Why: {0}', claim.reasons.map(localised).join('; '))));
}

function heading(text: vscode.MarkdownString, { claim, annotations }: Entry): void {
  const kind: ClaimKind | undefined = claim?.kind ?? annotations[0]?.annotation.claimKind;
  text.appendMarkdown(`**${kind === undefined ? vscode.l10n.t('Marked claim') : kindName(kind)}**`);
  if (claim === null) return;
  if (claim.speaker !== null) {
    text.appendMarkdown(' · ');
    text.appendMarkdown(plain(claim.speaker));
    const words = claim.source?.text;
    if (words !== undefined && words !== claim.speaker) {
      text.appendMarkdown(plain(` (“${shorten(words, 60)}”)`));
    }
  } else if (claim.kind !== 'statement') {
    text.appendMarkdown(` · ${vscode.l10n.t('no speaker found')}`);
  }
  if (claim.types.length > 0)
    text.appendMarkdown(` · ${claim.types.map((type: ClaimType) => typeName(type)).join(', ')}`);
}

function statusLine(text: vscode.MarkdownString, { status, annotations }: Entry): void {
  text.appendMarkdown(`\n\n$(${statusIcon(status)}) ${statusName(status)}`);
  const meaning = statusMeaning(status);
  if (meaning !== null) text.appendMarkdown(`: ${meaning}`);
  const verdict = annotations
    .flatMap(({ annotation }) => annotation.history)
    .toSorted((a, b) => (a.created < b.created ? 1 : -1))[0];
  if (verdict === undefined) return;
  // Nobody has reopened it, or lost its words: a person gave the verdict of before.
  const given =
    verdict.status === status ? '' : `\n\n$(${statusIcon(verdict.status)}) ${statusName(verdict.status)}`;
  text.appendMarkdown(given);
  text.appendMarkdown(plain(` — ${verdict.creator.name}, ${day(verdict.created)}`));
  if (verdict.reason !== undefined) {
    text.appendMarkdown('  \n');
    text.appendMarkdown(plain(verdict.reason));
  }
}

/** Before and after, where the words are no longer those that were judged. */
function rewording(
  text: vscode.MarkdownString,
  { document, sheet }: OpenArticle,
  entry: Entry,
  hasKeys: boolean,
): void {
  const reworded = rewordings(sheet, entry);
  for (const { before, after } of reworded) {
    const changes = aroundChanges(wordChanges(before, after));
    text.appendMarkdown(`\n\n${vscode.l10n.t('Checked:')} `);
    text.appendMarkdown(marked(changes, 'removed', '~~'));
    text.appendMarkdown(`  \n${vscode.l10n.t('Now:')} `);
    text.appendMarkdown(marked(changes, 'added', '**'));
  }
  if (reworded.length === 0) return;
  const target = { uri: document.uri.toString(), entry: entry.id };
  const named = namedWith(hasKeys);
  const links = [
    link(named(vscode.l10n.t('Confirm still true'), 'C'), 'claimcheck.confirmStillTrue', target),
    link(named(vscode.l10n.t('Re-open'), 'R'), 'claimcheck.reopen', target),
    link(named(vscode.l10n.t('Compare'), 'D'), 'claimcheck.compareWording', target),
  ];
  text.appendMarkdown(`\n\n${links.join(' · ')}`);
}

/**
 * One side of a change of words, its own ones marked. Hair spaces keep the marks from touching letters, where Markdown
 * would not see them as marks.
 */
const marked = (changes: readonly WordChange[], own: WordChange['kind'], mark: string): string =>
  changes
    .filter(({ kind }) => kind === 'same' || kind === own)
    .map(({ kind, text }) => {
      const words = text.trim();
      if (kind === 'same' || words === '') return plain(text);
      const [before = '', after = ''] = text.split(words);
      return `${plain(before)}\u200A${mark}${plain(words)}${mark}\u200A${plain(after)}`;
    })
    .join('');

/** When it can be told whether a prediction came true, and whether it did; until somebody has said so, as its words say. */
function prediction(text: vscode.MarkdownString, entry: Entry): void {
  const said = entry.claim?.due?.last ?? null;
  if (said !== null && entry.annotations.every(({ annotation }) => annotation.due === undefined))
    text.appendMarkdown(`\n\n$(watch) ${plain(vscode.l10n.t('Due {0}', said))}`);
  for (const { annotation } of entry.annotations) {
    const { due, criteria, resolution } = annotation;
    if (due === undefined && criteria === undefined && resolution === undefined) continue;
    const parts = [
      ...(due === undefined ? [] : [vscode.l10n.t('Due {0}', due)]),
      ...(criteria === undefined ? [] : [criteria]),
    ];
    const icon = resolutionIcon(resolution ?? 'pending');
    text.appendMarkdown(`\n\n$(${icon}) ${resolutionName(resolution ?? 'pending')}`);
    if (parts.length > 0) text.appendMarkdown(plain(` — ${parts.join(' · ')}`));
  }
}

function source(text: vscode.MarkdownString, { document }: OpenArticle, note: SourceNote): void {
  text.appendMarkdown('\n\n---\n\n');
  if (note.confidential === true) text.appendMarkdown(`$(lock) ${vscode.l10n.t('confidential')}  \n`);
  if (note.source !== undefined) {
    const { type, title, url, file } = note.source;
    const address =
      url !== undefined && isWebAddress(url)
        ? url
        : file === undefined
          ? undefined
          : { file, article: document.uri.toString() };
    text.appendMarkdown(`$(${sourceIcon(type)}) `);
    text.appendMarkdown(address === undefined ? plain(title) : link(title, 'claimcheck.openSource', address));
    const parts = [
      ...(note.locator === undefined ? [] : [note.locator]),
      sourceDetails(note.source),
      ...(note.role === undefined ? [] : [roleName(note.role)]),
      ...(note.stance === undefined ? [] : [stanceName(note.stance)]),
    ];
    text.appendMarkdown(plain(` · ${parts.join(' · ')}`));
    text.appendMarkdown('  \n');
  }
  if (note.excerpt !== undefined) {
    text.appendMarkdown(plain(`“${note.excerpt}”`));
    text.appendMarkdown('  \n');
  }
  if (note.comment !== '') {
    text.appendMarkdown(plain(note.comment));
    text.appendMarkdown('  \n');
  }
  text.appendMarkdown(plain(`— ${note.creator.name}, ${day(note.created)}`));
}

/** @param hasKeys whether a letter does the same, while the card has the focus */
const namedWith =
  (hasKeys: boolean) =>
  (label: string, key: string): string =>
    hasKeys ? `${label} (${key})` : label;

function actions(
  text: vscode.MarkdownString,
  { document }: OpenArticle,
  entry: Entry,
  hasKeys: boolean,
): void {
  const target = { uri: document.uri.toString(), entry: entry.id };
  const named = namedWith(hasKeys);
  const status = (label: string, key: string, to: Status): string =>
    link(named(label, key), 'claimcheck.setStatus', { ...target, status: to });
  const links = [
    link(named(vscode.l10n.t('Verify'), 'V'), 'claimcheck.verify', target),
    status(vscode.l10n.t('Query'), 'Q', 'query'),
    status(vscode.l10n.t('Needs fix'), 'F', 'needs fix'),
    status(vscode.l10n.t('Not checkable'), 'N', 'not checkable'),
    link(named(vscode.l10n.t('Set status…'), 'S'), 'claimcheck.setStatus', target),
    link(named(vscode.l10n.t('Add source note'), 'A'), 'claimcheck.addSourceNote', target),
  ];
  if (entry.annotations.some(({ annotation }: { annotation: Annotation }) => annotation.notes.length > 0)) {
    links.push(link(vscode.l10n.t('Remove note…'), 'claimcheck.removeNote', target));
  }
  if (isPrediction(entry))
    links.push(
      link(vscode.l10n.t('Due date…'), 'claimcheck.setDueDate', target),
      link(vscode.l10n.t('Resolve…'), 'claimcheck.resolvePrediction', target),
    );
  links.push(link(vscode.l10n.t('Next unchecked'), 'claimcheck.nextUnchecked', target));
  text.appendMarkdown(`\n\n${links.join(' · ')}`);
}

const isPrediction = ({ claim, annotations }: Entry): boolean =>
  claim?.types.includes('prediction') === true ||
  annotations.some(
    ({ annotation: { due, criteria, resolution } }) =>
      due !== undefined || criteria !== undefined || resolution !== undefined,
  );

const link = (label: string, command: (typeof ALLOWED)[number], argument: unknown): string =>
  `[${plain(label)}](${commandLink(command, argument)})`;

const commandLink = (command: string, argument: unknown): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))}`;

const shorten = (words: string, length: number): string =>
  words.length <= length ? words : `${words.slice(0, length - 1).trimEnd()}…`;

/** 2026-11-23: the same for every reader of the file. */
const day = (time: string): string => time.slice(0, 10);
