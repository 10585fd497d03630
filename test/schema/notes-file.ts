import path from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import { collection } from '../../src/core/ledger/schema.ts';

/** The schema in the repository, from which editors complete and check a notes file that is written by hand. */
export const NOTES_SCHEMA = 'schemas/factcheck.schema.json';

/** That schema as it follows from the one that the core reads with. */
export async function notesSchema(project: string): Promise<string> {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...toJsonSchema(collection, {
      typeMode: 'input',
      target: 'draft-07',
      // A number beyond it has no place in a text, and JSON schema has no word for it.
      overrideAction: ({ valibotAction, jsonSchema }) =>
        valibotAction.type === 'safe_integer'
          ? { ...jsonSchema, type: 'integer', maximum: Number.MAX_SAFE_INTEGER }
          : undefined,
    }),
    title: 'Notes of Claimcheck',
    description: 'Notes on an article: a W3C annotation collection with the fields of Claimcheck.',
  };
  const options = await resolveConfig(path.join(project, NOTES_SCHEMA));
  return format(JSON.stringify(schema), { ...options, parser: 'json' });
}
