import type { Attribution } from './attributions.ts';
import { draft, partOf } from './draft.ts';
import type { Made } from './draft.ts';
import type { Setting } from './setting.ts';
import { NOBODY } from './speaker.ts';
import { speakerOfLabel } from './turns.ts';
import type { Turn } from './turns.ts';

/** Each line that is a turn, and nothing else: what is said in it is said by whoever has the turn. */
export function turnClaims(setting: Setting): Made {
  const { place, reading, layout, cast, earlier } = setting;
  for (const telling of reading.tellings) {
    cast.open(telling);
    cast.read();
  }
  let last = earlier.speaker;
  const drafts = layout.turns.map((turn) => {
    const { content, source: named, cue } = told(turn, setting) ?? turn;
    const source = named === null ? null : partOf(place, named);
    const name = source === null || turn.kind === 'dialogue' ? source?.text : speakerOfLabel(source.text);
    last = name === null || name === undefined ? NOBODY : cast.resolve(name);
    cast.said(last);
    return draft(setting, 'quotation', content, {
      speaker: last,
      source,
      cue: cue === null ? undefined : partOf(place, cue),
    });
  });
  const open = reading.quotes.at(-1)?.closed === false;
  return { drafts, leaves: { speaker: last, open, announced: null } };
}

/** Grammar may know more of a line of dialogue than its dashes: “— It holds, Jane Doe said.” */
const told = ({ kind, content: [first] }: Turn, { reading }: Setting): Attribution | undefined =>
  kind === 'dialogue'
    ? reading.attributions.find(({ content: [said] }) => said?.start === first?.start)
    : undefined;
