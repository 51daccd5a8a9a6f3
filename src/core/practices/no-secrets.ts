import type { Dockerfile } from '../dockerfile.ts';
import { fail, pass } from '../finding.ts';
import { someOf } from '../words.ts';
import { definePractice } from './practice.ts';
import { notGathered } from './support/image.ts';
import { buildkit, cis, dockle, hadolint, kics, nist, trivy } from './support/references.ts';
import { secretPlaces } from './support/secrets.ts';
import { everyInstruction, judge } from './support/stages.ts';

export const noSecrets = definePractice({
	id: 'HC022',
	slug: 'no-secrets',
	title: 'Keep secrets out of the image',
	severity: 'error',
	why: 'Whoever can pull an image can read all of it: each layer, the environment, the build history with its arguments. A file that a later step deletes is still in the earlier layer. Machines search public images for such keys all the time, so a leaked one has to be changed, not hidden.',
	comment: 'whoever can pull the image can read every layer, variable and build argument',
	fix: 'Give secrets when the container runs, or to a single RUN with --mount=type=secret. Change any secret that was ever in an image.',
	references: [
		cis('4.10'),
		nist('4.1.4'),
		hadolint('DL3064'),
		buildkit('SecretsUsedInArgOrEnv'),
		dockle('CIS-DI-0010'),
		trivy('DS-0031'),
		kics('c3e1b6ae'),
	],
	checkImage: (facts) => {
		if (facts.secrets === undefined) return notGathered(facts, 'secrets', 'The image was not searched for secrets.');
		const allowed = facts.expectation.allowedSecrets ?? [];
		const unexpected = facts.secrets.filter(({ place }) => !allowed.some((path) => place === `/app/${path}`));
		const found = unexpected.map(({ kind, place, deletedLater }) =>
			deletedLater === true ? `${kind} in ${place} (deleted in a later layer, yet readable)` : `${kind} in ${place}`,
		);
		return found.length === 0 ? pass : fail(`What looks like secrets: ${someOf([...new Set(found)], 20)}.`);
	},
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN --mount=type=secret,id=token,env=TOKEN pip install flask\n',
			'FROM python:3.13-slim-trixie\nENV PASSWORD_FILE=/run/secrets/password\n',
			'FROM python:3.13-slim-trixie\nENV API_KEY_HEADER=X-Key CACHE_KEY=v1 AUTH_PROVIDER=oidc\n',
			'FROM python:3.13-slim-trixie\nENV DATABASE_URL=postgresql://postgres:postgres@db/app USE_AUTH_PLUGIN=True\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nENV DB_PASSWORD=hunter2\n',
			'FROM python:3.13-slim-trixie\nARG GITHUB_TOKEN\n',
			'FROM python:3.13-slim-trixie\nCOPY .env /app/\n',
			'FROM python:3.13-slim-trixie\nCOPY id_rsa /root/.ssh/id_rsa\n',
			'FROM python:3.13-slim-trixie\nRUN git clone https://me:hunter2@example.org/repo.git\n',
		],
	},
	checkDockerfile: (file: Dockerfile) =>
		judge([...file.globalArguments, ...everyInstruction(file)].flatMap((instruction) => secretPlaces(instruction))),
});
