import { fail, pass, skip } from '../finding.ts';
import { definePractice } from './practice.ts';
import { notGathered, withRun } from './support/image.ts';
import { nist, page } from './support/references.ts';

export const noNetworkAtStart = definePractice({
	id: 'HC032',
	slug: 'no-network-at-start',
	title: 'Start without outbound network',
	severity: 'info',
	why: 'A service that downloads something while it starts, a model, a package, a list, runs what is on that server today, not what was tested and scanned. It also cannot start while that server is down. All that it needs belongs in the image.',
	comment: 'everything needed is in the image; nothing is downloaded at start',
	fix: 'Move downloads into the build, with a checksum. Let connections to databases be made on first use or retried.',
	references: [nist('4.1.5'), page('SLSA', 'https://slsa.dev/spec/v1.1/threats')],
	checkImage: (facts) =>
		withRun(facts, ({ health, healthWithoutNetwork }) => {
			if (healthWithoutNetwork === undefined || healthWithoutNetwork === 'none') {
				const reason = 'There is no health check that could tell whether it works without a network.';
				return notGathered(facts, 'healthWithoutNetwork', reason);
			}
			if (healthWithoutNetwork === 'healthy') return pass;
			if (health !== 'healthy') return skip('It does not become healthy with a network either.');
			return fail(`Without a network the service stays "${healthWithoutNetwork}".`);
		}),
});
