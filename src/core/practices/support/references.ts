import type { Reference } from '../practice.ts';

type Cite = (id: string) => Reference;

export const hadolint: Cite = (id) => ({
	source: 'hadolint',
	id,
	url: `https://github.com/hadolint/hadolint/wiki/${id}`,
});

export const buildkit: Cite = (id) => ({
	source: 'buildkit',
	id,
	url: `https://docs.docker.com/reference/build-checks/${kebab(id)}/`,
});

const kebab = (id: string): string =>
	id
		.replace(/([a-z])([A-Z])/g, '$1-$2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
		.toLowerCase();

const fixedUrl =
	(source: string, url: string): Cite =>
	(id) => ({ source, id, url });

export const dockle = fixedUrl('dockle', 'https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md');
export const trivy = fixedUrl('trivy', 'https://github.com/aquasecurity/trivy-checks/tree/main/checks');
export const checkov = fixedUrl('checkov', 'https://www.checkov.io/5.Policy%20Index/dockerfile.html');
export const kics = fixedUrl('kics', 'https://docs.kics.io/latest/queries/dockerfile-queries/');
export const cis = fixedUrl('CIS Docker 1.6', 'https://www.cisecurity.org/benchmark/docker');
export const nist = fixedUrl('NIST SP 800-190', 'https://csrc.nist.gov/pubs/sp/800/190/final');
export const owasp = fixedUrl(
	'OWASP Docker cheat sheet',
	'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
);
export const podSecurity = fixedUrl(
	'Kubernetes Pod Security Standards',
	'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
);
export const scout = fixedUrl('Docker Scout', 'https://docs.docker.com/scout/policy/');
export const structureTest = fixedUrl(
	'container-structure-test',
	'https://github.com/GoogleContainerTools/container-structure-test',
);
export const kubeLinter = fixedUrl('kube-linter', 'https://docs.kubelinter.io/');

/** A page of documentation, by its title. */
export const page = (title: string, url: string): Reference => ({ source: 'documentation', id: title, url });
