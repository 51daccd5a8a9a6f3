/** What kind of secret was found; never the secret itself. */
export type SecretKind = string;

const kindsByContent: readonly (readonly [SecretKind, RegExp])[] = [
	[
		'private key',
		/-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n)*[A-Za-z0-9+/=]{16}/,
	],
	['AWS access key', /\b(?:AKIA|ASIA)(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}\b/],
	['GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/],
	['GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/],
	['Slack token', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
	['Google API key', /\bAIza[0-9A-Za-z_-]{35}\b/],
	['Stripe key', /\b[sr]k_live_[0-9A-Za-z]{20,}/],
	['PyPI token', /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}/],
	['OpenAI key', /\bsk-[A-Za-z0-9_-]*T3BlbkFJ[A-Za-z0-9_-]{20}/],
	['Anthropic key', /\bsk-ant-[a-z0-9]+-[A-Za-z0-9_-]{40,}/],
	['Hugging Face token', /\bhf_[A-Za-z]{34}\b/],
	['Docker Hub token', /\bdckr_pat_[A-Za-z0-9_-]{27}\b/],
	['SendGrid key', /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/],
	['Azure storage key', /\bAccountKey=[A-Za-z0-9+/]{86}==/],
	['npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
	// A word for a password opens nothing, nor does one for an example or, if somebody thought of it, for a service beside.
	[
		'password in an address',
		/\b[a-z][a-z0-9+.-]*:\/\/([^\s:/@"'${}<>]+):(?!(?:\1|\w*pass\w*|pwd|secret|change_?me|x+|token|root|admin)@)[^\s:/@"'${}<>*\\]{3,}@(?!127\.|host\.docker|(?:[\w-]+\.)*example\.)[\w-]+\.[\w.-]*\w/i,
	],
	// One that a generator made is real wherever it leads: a database in production may be called db as well.
	[
		'password in an address',
		/\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'${}<>]*:(?=[^@]*[a-z])(?=[^@]*[A-Z])(?=[^@]*\d)[^\s:/@"'${}<>*\\]{12,}@(?!localhost|127\.|host\.docker|(?:[\w-]+\.)*example\.)\w/,
	],
];

const kindsByName: readonly (readonly [SecretKind, RegExp])[] = [
	['environment file', /\/\.env(?:\.(?!example|sample|template|dist)[\w.-]+)?$/],
	['login data of netrc', /\/\.netrc$/],
	['login data of PyPI', /\/\.pypirc$/],
	['git credentials', /\/\.git-credentials$/],
	['private SSH key', /\/id_(?:rsa|dsa|ecdsa|ed25519)$/],
	['AWS credentials', /\/\.aws\/credentials$/],
	['login data of Docker', /\/\.docker\/config\.json$/],
	['login data of Kubernetes', /\/\.kube\/config$/],
	['git history', /\/\.git\/HEAD$/],
];

// Published packages and the system's own files hold test keys and examples that are no secret of anybody.
// Code does lie in /usr/src and the like.
const foreignFolders =
	/^\/(?:usr\/(?:local\/)?(?:bin|include|lib(?:32|64|exec|x32)?|sbin|share)|lib(?:32|64|x32)?|bin|sbin|proc|sys|dev|var\/lib|etc\/ssl|etc\/ca-certificates|deps)\/|\/(?:site|dist)-packages\//;

const mostBytes = 1024 * 1024;

/** Whether the content of a file is looked at: small, and not of a package or of the system. */
export const isScanned = (path: string, bytes: number): boolean =>
	bytes > 0 && bytes < mostBytes && !foreignFolders.test(path);

export const secretsInFile = (path: string, text: string): readonly SecretKind[] => {
	const byName = kindsByName.filter(([, pattern]) => pattern.test(path)).map(([kind]) => kind);
	return byName.length > 0 ? byName : secretsInText(text);
};

export const secretsInText = (text: string): readonly SecretKind[] =>
	text.includes('\0')
		? []
		: [...new Set(kindsByContent.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind))];

const secretName =
	/(?:^|_)(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)(?:_|$)/i;

/** Says something about a secret, or is a key of data, and opens nothing. */
export const besideSecret =
	/_(?:header|type|prefix|suffix|provider|method|backend|mode|limit|length|algorithm|format|scheme|hashers?|manager|issuer|audience|realm|validators)$|(?:^|_)(?:cache|partition|primary|foreign|sort|routing)_key$/i;

/** A variable whose name says that it holds a secret, and which holds something. A path to a file is no secret. */
export const isSecretVariable = (name: string, value: string): boolean =>
	secretName.test(name) &&
	!besideSecret.test(name) &&
	!/_(?:FILE|PATH|URL|NAME|ID)$/i.test(name) &&
	value !== '' &&
	!value.startsWith('/');

/** Names of secret variables that a line of the build history gives, as in `ARG TOKEN=…` or `|1 TOKEN=… /bin/sh -c`. */
export const secretsInHistory = (createdBy: string): readonly string[] => {
	const assigned = [...createdBy.matchAll(/(?:^|[\s|])([A-Za-z_]\w*)=("[^"]*"|'[^']*'|\S+)/g)];
	// What the shell makes up in that moment, as in KEY=$(uuidgen), is written nowhere.
	const written = assigned.filter(([, , value = '']) => !/^"?\$\(/.test(value));
	const named = written
		.filter(([, name = '', value = '']) => isSecretVariable(name, value.replace(/^["']|["']$/g, '')))
		.map(([, name = '']) => name);
	return [...named, ...secretsInText(createdBy)];
};
