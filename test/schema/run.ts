/** npm run schema: writes the JSON schema of the notes file anew, after a change of src/core/ledger/schema.ts. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { NOTES_SCHEMA, notesSchema } from './notes-file.ts';

const PROJECT = path.resolve(__dirname, '../..');

void notesSchema(PROJECT).then((schema) => {
  writeFileSync(path.join(PROJECT, NOTES_SCHEMA), schema);
});
