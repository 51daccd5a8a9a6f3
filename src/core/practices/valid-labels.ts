import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';

export const validLabels = definePractice({
	id: 'HC068',
	slug: 'valid-labels',
	title: 'Write labels that tools can read',
	severity: 'info',
	why: 'Registries and scanners read the labels of the OCI specification by fixed rules: lower-case keys, addresses, dates, licence names. A value that breaks them is ignored or shown wrong, and the image looks as if nobody maintained it.',
	comment: 'keys and values as the OCI specification defines them',
	fix: 'Use lower-case keys in the namespaces that you own, and give url, source, created and licenses the form that the specification asks for.',
	references: [hadolint('DL3048'), hadolint('DL3051'), hadolint('DL3052'), hadolint('DL3053'), hadolint('DL3054')],
});
