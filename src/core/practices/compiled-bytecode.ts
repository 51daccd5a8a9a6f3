import { definePractice } from './practice.ts';
import { page } from './support/references.ts';

export const compiledBytecode = definePractice({
	id: 'HC019',
	slug: 'compiled-bytecode',
	title: 'Ship compiled bytecode',
	severity: 'info',
	why: 'Python compiles each module before running it and stores the result beside the source. A service that cannot write there, as it should be, compiles everything again at every start. Measured on a small Flask service, the imports took 0.69 s of processor time without any bytecode and 0.15 s with all of it; slow starts hurt most when many containers start at once.',
	comment: 'modules are compiled now, once, instead of at every start of the service',
	fix: 'Let pip compile (its default) or set UV_COMPILE_BYTECODE=1 for uv, and import the modules of the standard library that the service uses once during the build, as root.',
	references: [
		page('PEP 552: deterministic pycs', 'https://peps.python.org/pep-0552/'),
		page('uv: compiling bytecode', 'https://docs.astral.sh/uv/guides/integration/docker/#compiling-bytecode'),
	],
});
