import * as vscode from 'vscode';
import { assertNever, filterEntries, openWords, outline, shorten, wordsOf } from '../core/index.ts';
import type { ClaimFilter, DerivedStatus, Entry, Group, Grouping } from '../core/index.ts';
import type { OpenArticle } from './articles.ts';
import { lookOf } from './looks.ts';
import { extentOf } from './targets.ts';
import type { Target } from './targets.ts';
import { kindName, statusIcon, statusName, typeName } from './words.ts';

/** A claim in the list; as an argument of a command it names that claim. One of several types stands under each. */
export interface Row extends Target {
  readonly heading: Heading | null;
  readonly of: Entry;
}

export interface Heading {
  readonly id: string;
  readonly group: Group;
  readonly rows: readonly Row[];
}

export type Node = Heading | Row;

/** What the list shows, and what of it can be seen: where that is the same, the tree isn't drawn anew. */
export interface Shown {
  readonly article: OpenArticle | null;
  readonly nodes: readonly Node[];
  readonly looks: string;
}

export const NOTHING: Shown = { article: null, nodes: [], looks: '' };

export const rowsOf = (nodes: readonly Node[]): readonly Row[] =>
  nodes.flatMap((node) => ('rows' in node ? node.rows : [node]));

export function show(article: OpenArticle, grouping: Grouping, filter: ClaimFilter): Shown {
  const uri = article.document.uri.toString();
  const row = (of: Entry, heading: Heading | null): Row => ({ uri, entry: of.id, heading, of });
  const nodes = outline(filterEntries(article.sheet, filter), grouping).flatMap((group): Node[] => {
    if (group.by === 'order') return group.entries.map((entry) => row(entry, null));
    const rows: Row[] = [];
    const heading = { id: headingId(group), group, rows };
    for (const entry of group.entries) rows.push(row(entry, heading));
    return [heading];
  });
  const looks = rowsOf(nodes).map(({ heading, of }) => [
    heading?.id,
    of.id,
    of.status,
    of.claim?.speaker,
    of.claim?.types,
    of.annotations.length,
  ]);
  return { article, nodes, looks: JSON.stringify([uri, grouping, looks]) };
}

const headingId = (group: Group): string =>
  'value' in group ? `${group.by}:${group.value ?? ''}` : group.by;

export function headingItem({ id, group, rows }: Heading): vscode.TreeItem {
  const item = new vscode.TreeItem(headingName(group), vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = String(rows.length);
  item.contextValue = 'heading';
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, claims: {1}', headingName(group), rows.length),
  };
  if (group.by === 'lost') item.iconPath = statusThemeIcon('orphaned');
  if (group.by === 'status') item.iconPath = statusThemeIcon(group.value);
  return item;
}

function headingName(group: Group): string {
  switch (group.by) {
    case 'lost':
      return vscode.l10n.t('Without a place in the text');
    case 'order':
      return vscode.l10n.t('Claims');
    case 'status':
      return statusName(group.value);
    case 'speaker':
      return group.value ?? vscode.l10n.t('No speaker');
    case 'kind':
      return group.value === null ? vscode.l10n.t('Marked claim') : kindName(group.value);
    case 'type':
      return group.value === null ? vscode.l10n.t('No type') : typeName(group.value);
    default:
      return assertNever(group);
  }
}

/** What fits a wide side bar; the rest is in the tooltip. */
const LABEL_LENGTH = 120;

export function rowItem({ uri, entry, heading, of }: Row, { article }: Shown): vscode.TreeItem {
  const words = article === null ? '' : shorten(wordsOf(article.sheet, of), LABEL_LENGTH);
  const speaker = of.claim?.speaker ?? null;
  const named = speaker !== null && heading?.group.by !== 'speaker';
  const label = named ? vscode.l10n.t('{0}: {1}', speaker, words) : words;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = `${heading?.id ?? ''}/${uri}#${entry}`;
  item.iconPath = statusThemeIcon(of.status);
  const status =
    heading?.group.by === 'status' || heading?.group.by === 'lost' ? [] : [statusName(of.status)];
  const types = (of.claim?.types ?? []).map(typeName);
  item.description = [...status, ...types].join(' · ');
  item.contextValue = extentOf(of) === null ? 'lostClaim' : 'claim';
  item.accessibilityInformation = { label: [label, statusName(of.status), ...types].join(', ') };
  item.command = {
    command: 'claimcheck.revealClaim',
    title: vscode.l10n.t('Show in the Text'),
    arguments: [{ uri, entry }],
  };
  return item;
}

function statusThemeIcon(status: DerivedStatus): vscode.ThemeIcon {
  const look = lookOf(status);
  return new vscode.ThemeIcon(statusIcon(status), new vscode.ThemeColor(`claimcheck.${look}`));
}

/** A plain string: whatever the words are, they are shown as they stand. */
export function tooltip({ sheet }: OpenArticle, entry: Entry): string {
  const speaker = entry.claim?.speaker ?? null;
  const notes = entry.annotations.reduce((sum, { annotation }) => sum + annotation.notes.length, 0);
  return [
    wordsOf(sheet, entry),
    ...(speaker === null ? [] : [vscode.l10n.t('Speaker: {0}', speaker)]),
    vscode.l10n.t('Status: {0}', [statusName(entry.status), openWords(entry) ?? []].flat().join(' · ')),
    vscode.l10n.t('Source notes: {0}', notes),
  ].join('\n');
}
