import { addNote, setStatus } from '../core/index.ts';
import type { Status } from '../core/index.ts';
import { newId } from './record.ts';
import type { Change } from './record.ts';

/** What a person says of a claim: a status, why, and what else there is to say, which becomes a note. */
export interface Judgement {
  readonly status: Status;
  readonly reason?: string;
  /** Empty: no note. */
  readonly comment: string;
}

/** Records a judgement, verdict and note in one, so that one Undo takes both back. */
export function judge({ comment, ...verdict }: Judgement): Change {
  /** By the annotation that the note is on: a change that is tried again makes the same notes. */
  const notes = new Map<string, string>();
  return (ledger, ids, exact, made) => {
    const [annotation] = ids;
    const judged = ids.reduce((next, each) => setStatus(next, each, { ...verdict, exact }, made), ledger);
    if (annotation === undefined || comment === '') return judged;
    const id = notes.get(annotation) ?? newId();
    notes.set(annotation, id);
    return addNote(judged, annotation, { id, comment }, made);
  };
}
