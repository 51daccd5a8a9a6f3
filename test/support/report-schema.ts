import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schema/reports.schema.json' with { type: 'json' };

/** What does not fit the schema of a report, as text; undefined where it fits. */
export const schemaErrors = (report: 'check' | 'verify' | 'compare', document: unknown): string | undefined => {
	const { anyOf: _anyReport, ...parts } = schema;
	const validate = new Ajv2020({ strict: false }).compile({ ...parts, $ref: `#/$defs/${report}` });
	return validate(document) ? undefined : JSON.stringify(validate.errors);
};
