import { definePractice } from './practice.ts';
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
});
