/** Where a secret of the install step is mounted; any other name is a variable. */
const targets: Readonly<Record<string, string>> = {
	netrc: '/root/.netrc',
	'pip-conf': '/etc/pip.conf',
	'uv-toml': '/etc/uv/uv.toml',
	ca: '/run/secrets/ca',
};

export const namedSecrets: readonly string[] = Object.keys(targets);

/** Where it lies while the step runs: variables are read from a file too, as not every engine can set them. */
export const secretTarget = (name: string): string => targets[name] ?? `/run/secrets/${name}`;

export const isVariable = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name);

/** The flags that hand the secrets to a build, with a placeholder for each file. */
export const secretFlags = (names: readonly string[]): readonly string[] =>
	names.map(
		(name) => `--secret id=${name},src=${name === 'netrc' ? '"$HOME/.netrc"' : `FILE-WITH-${name.toUpperCase()}`}`,
	);
