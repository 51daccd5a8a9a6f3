import { fail, pass, skip } from '../finding.ts';
import { answersNowhere } from '../shows-life.ts';
import { definePractice } from './practice.ts';
import { notGathered, withRun } from './support/image.ts';
import { page } from './support/references.ts';

export const portFromEnvironment = definePractice({
	id: 'HC036',
	slug: 'port-from-environment',
	title: 'Take the port from the environment',
	severity: 'info',
	why: 'Many platforms tell a service its port in the variable PORT and check that it answers there. A port fixed in the code forces another image, or a start command through a shell, for each platform. One image that listens where it is told can be tested once and run everywhere.',
	comment: 'PORT in the environment decides, so that one image runs on every platform',
	fix: "Let the server's settings read PORT with a default, for example in gunicorn.conf.py: bind = f\"0.0.0.0:{os.environ.get('PORT', '8000')}\".",
	references: [
		page('Cloud Run: container contract', 'https://cloud.google.com/run/docs/container-contract'),
		page('Twelve-factor: port binding', 'https://12factor.net/port-binding'),
	],
	checkImage: (facts) =>
		withRun(facts, (run) => {
			const { honoursPort } = run;
			if (answersNowhere(run)) return skip('It answers on no declared port, so no other one was tried.');
			if (honoursPort === undefined)
				return notGathered(facts, 'honoursPort', 'No port is declared, so none could be changed.');
			if (honoursPort) return pass;
			if (facts.expectation.readsPort === false)
				return skip('It does not answer on another PORT: its own code or command names the port, and could read PORT.');
			return fail('With PORT set to another port, the service does not answer there.');
		}),
});
