import { declaredPorts } from '../declared-ports.ts';
import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { notGathered, withRun } from './support/image.ts';
import { cis, owasp } from './support/references.ts';

export const declaredPortsOnly = definePractice({
	id: 'HC030',
	slug: 'declared-ports-only',
	title: 'Listen on the declared ports only',
	severity: 'warning',
	why: 'Everything that listens can be talked to by other containers on the same network, published or not. A debugger, a metrics page or an admin console that was left on is a way in that nobody watches. What listens should be what EXPOSE declares.',
	comment: 'nothing else listens: no debugger, no admin console, no metrics by accident',
	fix: 'Turn off what else listens, or bind it to 127.0.0.1, or declare it with EXPOSE if it is meant.',
	references: [cis('5.9'), owasp('RULE 5')],
	checkImage: (facts) =>
		withRun(facts, ({ listeningPorts }) => {
			if (listeningPorts === undefined) return notGathered(facts, 'listeningPorts', 'The open ports were not read.');
			const declared = declaredPorts(facts.config);
			const others = listeningPorts.filter((port) => !declared.includes(port));
			if (others.length > 0) return fail(`It listens on ports that are not declared: ${others.join(', ')}.`);
			const silent = declared.filter((port) => !listeningPorts.includes(port));
			return silent.length === 0 ? pass : fail(`Declared, yet nothing listens there: ${silent.join(', ')}.`);
		}),
});
