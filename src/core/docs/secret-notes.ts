import { isVariable, secretTarget } from '../build-secrets.ts';
import type { Plan } from '../plan.ts';
import { markdownCode } from '../quoting.ts';

/** What each secret of the build has to hold, as Markdown. */
export const secretNotes = ({ buildSecrets }: Plan): readonly string[] =>
	buildSecrets.map((name) => `${markdownCode(name)}: ${meaning(name)}`);

const meaning = (name: string): string => {
	if (isVariable(name)) return 'a file that holds nothing but the value of this variable.';
	return meanings[name] ?? `a file, read from ${markdownCode(secretTarget(name))}.`;
};

const meanings: Readonly<Record<string, string>> = {
	netrc:
		'a netrc file, with a line such as `machine pypi.example.com login NAME password TOKEN` for the package index.',
	'pip-conf':
		"pip's configuration, with a line such as `index-url = https://NAME:TOKEN@pypi.example.com/simple` below `[global]`.",
	'uv-toml': "uv's configuration, with `url` and `default = true` below `[[index]]`.",
	ca: 'the certificates, as PEM, of every authority that the installer has to trust; they take the place of the public ones.',
};
