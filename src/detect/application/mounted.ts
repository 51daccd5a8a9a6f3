import { dottedName, lastName } from '../python/expression.ts';
import type { PythonModule } from '../python/python-module.ts';

/** Names of applications that another application of the module carries, so that they are not what is started. */
export const mountedNames = (module: PythonModule): ReadonlySet<string> => {
	const names = new Set<string>();
	for (const { call } of module.calls) {
		const method = lastName(call.callee);
		if (!/^(mount|add_subapp|add_app|include_router|DispatcherMiddleware|Mount)$/.test(method)) continue;
		for (const value of [...call.args, ...call.keywords.values()]) {
			if (dottedName(value) !== '') names.add(dottedName(value));
		}
	}
	return names;
};
