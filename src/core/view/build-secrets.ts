import { isVariable, secretTarget } from '../build-secrets.ts';
import type { Plan } from '../plan.ts';

/** How the install step is given its secrets: mounts behind RUN, and what makes the tools read them, before the command. */
export const buildSecretsView = ({ buildSecrets }: Plan) => ({
	hasSecrets: buildSecrets.length > 0,
	secretMounts: buildSecrets.map(mount).join(''),
	secretSetUp: buildSecrets.flatMap(setUp).join(''),
});

const next = ' \\\n    ';

const mount = (name: string): string =>
	`--mount=type=secret,id=${name},target=${secretTarget(name)},required=true${next}`;

const setUp = (name: string): readonly string[] => {
	if (name === 'ca') return [`export PIP_CERT=${secretTarget(name)} SSL_CERT_FILE=${secretTarget(name)}${next}&& `];
	return isVariable(name) ? [`${name}="$(cat ${secretTarget(name)})" && export ${name}${next}&& `] : [];
};
