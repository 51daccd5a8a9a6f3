import { isFixable, reasonFor } from '../../src/core/check/fix-text.ts';
import { findDemonstration } from '../../src/core/explain/demonstrations/index.ts';
import { practices } from '../../src/core/practices/index.ts';
import type { Practice, Reference } from '../../src/core/practices/practice.ts';

/** The page docs/practices/<slug>.md. */
export const practicePage = (practice: Practice): string => {
	const { id, slug, title, severity, why, fix, examples, references } = practice;
	const shown =
		findDemonstration(slug) === undefined ? '' : ', and with `--show` a bad and a good way in real containers';
	return [
		`# ${id} ${title}`,
		'',
		`Severity: ${severity}. ${seenWhere(practice)}`,
		'',
		'## Why',
		'',
		why,
		'',
		'## How to fix it',
		'',
		fix,
		'',
		...fixedBy(practice),
		...(examples === undefined
			? []
			: [...exampleSection('Good', examples.good), ...exampleSection('Bad', examples.bad)]),
		'## The same in other tools and texts',
		'',
		...references.map(referenceLine),
		'',
		`In the terminal: \`create-hardened-container explain ${id}\`${shown}. All practices are in [the list](README.md).`,
		'',
	].join('\n');
};

const seenWhere = ({ checkDockerfile, checkImage }: Practice): string => {
	if (checkImage === undefined) return '`check` sees it in the Dockerfile.';
	if (checkDockerfile === undefined) return '`verify` sees it on the built image or in its running container.';
	return '`check` sees it in the Dockerfile, and `verify` on the built image or in its running container.';
};

const fixedBy = ({ slug, checkDockerfile }: Practice): readonly string[] => {
	if (checkDockerfile === undefined) return [];
	return isFixable(slug)
		? [`\`check --fix\` does it where that is safe, and says why where it is not.`, '']
		: [`\`check --fix\` leaves it to you: ${reasonFor(slug)}.`, ''];
};

const exampleSection = (title: string, texts: readonly string[]): readonly string[] => [
	`## ${title}`,
	'',
	...texts.flatMap((text) => ['```dockerfile', text.trimEnd(), '```', '']),
];

const referenceLine = ({ source, id, url }: Reference): string => {
	const text = source === 'documentation' ? id : `${source} ${id}`;
	return url === undefined ? `- ${text}` : `- [${text}](${url})`;
};

/** The page docs/practices/README.md. */
export const practicesIndex = (): string =>
	[
		'# Hardening practices',
		'',
		`${practices.length} practices, each with its reason, its fix and examples. \`check\` judges Dockerfiles by them, \`verify\` judges`,
		'images and running containers, and the files that the wizard writes name them in their comments. Ids are never used again.',
		'',
		'| id | practice | severity | seen by | fixed by |',
		'| --- | --- | --- | --- | --- |',
		...practices.map(
			(practice) =>
				`| ${practice.id} | [${practice.title}](${practice.slug}.md) | ${practice.severity} | ${seenBy(practice)} | ${isFixable(practice.slug) ? '`check --fix`' : ''} |`,
		),
		'',
	].join('\n');

const seenBy = ({ checkDockerfile, checkImage }: Practice): string =>
	[checkDockerfile && '`check`', checkImage && '`verify`'].filter((name) => name !== undefined).join(', ');
