const shell =
	'About the shell language, not about hardening. ShellCheck, which hadolint runs, judges the scripts in RUN better than we could; use both.';

const scanner =
	'A question for a vulnerability scanner with a current database (Trivy, Grype, Docker Scout), which a file or an image alone cannot answer.';

/** Rules that no practice covers, by "source id", each with the reason. Ids may end with "*". */
export const notCovered: Readonly<Record<string, string>> = {
	'hadolint SC*': shell,
	'hadolint DL1001':
		'It forbids to ignore rules in the file. Our ignores need a reason and are shown in every report, which keeps them honest.',
	'hadolint DL3026':
		'Which registries are trusted is a decision of each company; there is no list that is right for all.',
	'hadolint DL3047': 'About the length of build logs; what is built is the same.',
	'hadolint DL3050': 'Needs a list of allowed labels, which only a company can have.',
	'hadolint DL3055': 'The revision is set by the build pipeline, after the Dockerfile was written.',
	'hadolint DL3056': 'The OCI specification says that a version may be semantic, not that it must be.',
	'hadolint DL3058': 'The OCI specification asks for free text in authors, not for an e-mail address.',
	'buildkit InvalidDefinitionDescription':
		'Experimental and off unless asked for. The files that this tool writes keep to it; in other files comments are free text.',
	'dockle CIS-DI-0005':
		'Docker Content Trust is a setting of the machine that pulls, and Docker is retiring it; it cannot be seen on an image.',
	'CIS Docker 1.6 4.5':
		'Docker Content Trust is a setting of the machine that pulls, and Docker is retiring it; it cannot be seen on an image.',
	'kics 4b410d24':
		'Wrong as we see it: ADD unpacks and caches in surprising ways. HC052 asks for a checksum wherever something is downloaded.',
	'kics 5fa731ea': scanner,
	'NIST SP 800-190 4.1.3': scanner,
	'Docker Scout no-fixable-crit-high': scanner,
	'Docker Scout no-high-profile': scanner,
	'Docker Scout no-outdated-base':
		'Needs the registry of today; docker build --pull takes the newest image of a tag, and HC003 and HC072 see that the tag still moves.',
	'Docker Scout supply-chain-attestations':
		'Attestations are made by the builder (docker buildx build --sbom --provenance) and lie beside the image, not in the Dockerfile or in its layers.',
	'Docker Scout no-agpl': 'About licences, not about hardening.',
	'container-structure-test fileContentTests':
		'A way to write tests of your own, not a rule; what a file should hold depends on the service.',
	'container-structure-test licenseTests': 'About licences, not about hardening.',
};
