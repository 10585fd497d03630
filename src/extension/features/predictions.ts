import * as vscode from 'vscode';
import { addNote, RESOLUTIONS, setPrediction } from '../../core/index.ts';
import type { Entry, Prediction } from '../../core/index.ts';
import { askText } from '../ask-text.ts';
import { closeCard } from '../card.ts';
import type { FeatureContext } from '../feature.ts';
import { newId, record } from '../record.ts';
import { resolutionIcon, resolutionName } from '../prediction-words.ts';
import { findEntry } from '../targets.ts';

/** What was foretold gets a day on which it can be told, and then what became of it. */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.setDueDate', (target) => setDueDate(context, target)),
    vscode.commands.registerCommand('claimcheck.resolvePrediction', (target) => resolve(context, target)),
  );
}

async function setDueDate(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const { article, entry } = found;
  const title = vscode.l10n.t('When is this due?');
  const known = predictionOf(entry);
  // The last day that its own words give: from then on it can be judged.
  const offered = known.due ?? entry.claim?.due?.last ?? entry.claim?.due?.first ?? '';
  const answers: [string, string] = [offered, known.criteria ?? ''];
  for (let step = 0; step < 2;) {
    const answer = await askText({
      title,
      step: step + 1,
      steps: 2,
      value: answers[step] ?? '',
      ...(step === 0
        ? {
            prompt: vscode.l10n.t('The day from which on it can be told whether it came true.'),
            placeholder: '2027-06-30',
            validate: dayFault,
          }
        : { prompt: vscode.l10n.t('By what will it be told? Enter leaves this empty.') }),
    });
    if (answer === undefined) return;
    if (answer === 'back') step--;
    else {
      answers[step] = answer.text;
      step++;
    }
  }
  const [due, criteria] = answers;
  await record(context, article, entry, (ledger, ids, _exact, made) =>
    ids.reduce(
      (next, id) =>
        setPrediction(
          next,
          id,
          {
            due: due === '' ? undefined : due,
            criteria: criteria === '' ? undefined : criteria,
            resolution: due === '' ? undefined : (known.resolution ?? 'pending'),
          },
          made,
        ),
      ledger,
    ),
  );
}

/** The due date has to be a day: the check that it has passed compares days. */
const dayFault = (text: string): string | undefined =>
  text === '' || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)))
    ? undefined
    : vscode.l10n.t('Write the day as 2027-06-30; leave it empty for none.');

async function resolve(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const { article, entry } = found;
  const title = vscode.l10n.t('What became of the prediction?');
  await closeCard();
  const picked = await vscode.window.showQuickPick(
    RESOLUTIONS.map((resolution) => ({
      label: `$(${resolutionIcon(resolution)}) ${resolutionName(resolution)}`,
      resolution,
    })),
    { title },
  );
  if (picked === undefined) return;
  const comment = await askText({
    title,
    prompt: vscode.l10n.t('By what can it be told? Enter leaves this empty.'),
  });
  if (comment === undefined || comment === 'back') return;
  const id = newId();
  await record(context, article, entry, (ledger, ids, _exact, made) => {
    const resolved = ids.reduce(
      (next, each) =>
        setPrediction(next, each, { resolution: picked.resolution, resolver: made.creator.name }, made),
      ledger,
    );
    const [first] = ids;
    return first === undefined || comment.text === ''
      ? resolved
      : addNote(resolved, first, { id, comment: comment.text }, made);
  });
}

/** What was recorded of it, by whichever annotation knows. */
const predictionOf = ({ annotations }: Entry): Prediction =>
  annotations
    .map(({ annotation }) => annotation)
    .find(
      ({ due, criteria, resolution }) =>
        due !== undefined || criteria !== undefined || resolution !== undefined,
    ) ?? {};
