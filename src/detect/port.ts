import { type Detected, detected } from '../core/detected.ts';
import type { Framework } from '../core/project-facts.ts';
import type { Candidate } from './application/candidate.ts';
import type { StartCommand } from './commands/start-command.ts';
import { declaresOption, defaultNumber } from './constants.ts';
import { argument, type CallExpression, dottedName, lastName, stringValue } from './python/expression.ts';
import type { Assignment, PythonModule } from './python/python-module.ts';
import { qualify } from './python/qualify.ts';
import type { Sources } from './sources.ts';

interface PortFound {
	readonly port: number;
	readonly evidence: string;
	readonly weight: number;
}

export interface PortContext {
	readonly chosen: Candidate | undefined;
	readonly framework: Framework | undefined;
	readonly commands: readonly StartCommand[];
	/** Ports that container files name: EXPOSE and the inner side of compose ports. */
	readonly declared: readonly PortFound[];
}

/** What the commands say counts most, then what container files declare, commands for development, and the code. */
export const detectPort = (sources: Sources, context: PortContext): Detected<number> | undefined => {
	const { chosen, framework, commands, declared } = context;
	const found = [
		...commands.flatMap(({ port, evidence, weight, isDevelopment }) =>
			port === undefined ? [] : [{ port, evidence, weight: isDevelopment ? 65 + weight / 5 : 100 + weight }],
		),
		...declared,
		...[...sources.modules.values()].flatMap((module) => portsOfModule(module, chosen)),
		...frameworkDefault(framework, chosen),
	]
		.filter(({ port }) => Number.isInteger(port) && port > 0 && port < 65_536)
		.sort((a, b) => b.weight - a.weight);
	const [best] = found;
	if (!best) return undefined;
	const values = [...new Set(found.map(({ port }) => port))];
	const evidence = found.filter(({ port }) => port === best.port).map((item) => item.evidence);
	const isDefault = best.weight === 0;
	const isFirm = best.weight >= 65 || chosen?.speaks === 'own';
	const confidence = values.length === 1 && isFirm && !isDefault ? 'certain' : 'likely';
	return detected(best.port, confidence, [...new Set(evidence)], values.slice(1));
};

const runners =
	/^(run|run_app|run_server|serve|launch|listen|make_server|HTTPServer|ThreadingHTTPServer|TCPServer|start_server|start_http_server|Config|TCPSite|bind|run_simple|Granian|WSGIServer|FastMCP)$/;

const portsOfModule = (module: PythonModule, chosen: Candidate | undefined): readonly PortFound[] => {
	const isChosen = module.path === chosen?.path;
	if (!isChosen && /(^|\/)(tests?|scripts|tools|bin|examples?)\//.test(module.path)) return [];
	const fromCalls = module.calls.flatMap(({ call, line }) => {
		const method = lastName(call.callee);
		const name = qualify(module, dottedName(call.callee));
		if (!runners.test(method) || /^(debugpy|ptvsd|pydevd)/.test(name)) return [];
		const port = defaultNumber(portArgument(call, name), module);
		if (port === undefined) return [];
		const weight = (isChosen ? 60 : 50) - module.path.split('/').length;
		return [{ port, evidence: `port ${port} of ${method}(…) in ${module.path} line ${line}`, weight }];
	});
	return [...fromCalls, ...bindSetting(module), ...settingsPorts(module), ...optionPorts(module)];
};

/** `parser.add_argument("--port", default=8000)`, also where the code hands the value on. */
const optionPorts = (module: PythonModule): readonly PortFound[] =>
	module.calls.flatMap(({ call, line }) => {
		if (!declaresOption(call)) return [];
		if (!call.args.some((part) => /^(--)?port$/.test(stringValue(part) ?? ''))) return [];
		const port = defaultNumber(argument(call, 'default'), module);
		return port === undefined ? [] : [{ port, evidence: `--port in ${module.path} line ${line}`, weight: 25 }];
	});

/** `bind = "0.0.0.0:8000"` of gunicorn's settings file. */
const bindSetting = (module: PythonModule): readonly PortFound[] =>
	/gunicorn/.test(module.path)
		? module.assignments.flatMap(({ target, value, line }) => {
				const port = target === 'bind' ? Number(/:(\d{2,5})$/.exec(stringValue(value) ?? '')?.[1]) : Number.NaN;
				return Number.isNaN(port) ? [] : [{ port, evidence: `bind in ${module.path} line ${line}`, weight: 85 }];
			})
		: [];

const portArgument = (call: CallExpression, name: string) => {
	const named = argument(call, 'port') ?? argument(call, 'server_port') ?? argument(call, 'http_port');
	if (named) return named;
	const [first, second] = call.args;
	if (first?.kind === 'list') return first.items[1];
	if (/\.listen$/.test(name)) return first;
	if (/(start_http_server)$/.test(name)) return first;
	if (/(make_server|run_simple)$/.test(name)) return second;
	return call.args.length > 1 && /\.run$/.test(name) && second?.kind === 'number' ? second : undefined;
};

/** Words for what a service talks to: the address of a database, a broker or a mail server is none of its own. */
const backing =
	/^(redis|valkey|postgres\w*|pg|p?sql|pgsql|mysql|mariadb|mongo\w*|db|database|cache|broker|rabbit\w*|amqp|kafka|celery|elastic\w*|opensearch|smtp|e?mail|ldap)$/i;

const isBacking = (name: string): boolean =>
	name
		.replaceAll(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$&_')
		.split('_')
		.some((word) => backing.test(word));

/** Ports that only these listen on: mail, LDAP, SQL Server, Oracle, MySQL, PostgreSQL, AMQP, Redis, Cassandra, Kafka, … */
const backingPorts = new Set([
	25, 389, 465, 587, 636, 1433, 1521, 3306, 5432, 5672, 6379, 9042, 9092, 9200, 11_211, 27_017,
]);

/** The assignment itself, and what a table of settings such as `{"PORT": "8081"}` assigns. */
const settingsOf = (assignment: Assignment): readonly Pick<Assignment, 'target' | 'value' | 'line' | 'scope'>[] => {
	const { value, target, scope } = assignment;
	if (isBacking(target) || isBacking(scope.className ?? '')) return [];
	if (value.kind !== 'dict') return [assignment];
	const keys = value.entries.map(([key]) => stringValue(key) ?? '');
	if (keys.some((key) => /^(engine|(db_?|database_?)?(name|user(name)?|password)|database|db|ssl)$/i.test(key)))
		return [];
	return value.entries.map(([key, entry]) => ({ ...assignment, target: stringValue(key) ?? '', value: entry }));
};

/** `PORT = int(os.getenv("PORT", 8000))` and `port: int = 8000` of a settings class, when nothing better is known. */
const settingsPorts = (module: PythonModule): readonly PortFound[] =>
	module.assignments.flatMap(settingsOf).flatMap(({ target, value, line, scope }) => {
		if (scope.kind === 'function' || !/^(app_|server_|http_|api_|web_|service_)?port$/i.test(target)) return [];
		const port = defaultNumber(value, module);
		if (port === undefined || backingPorts.has(port) || /(?:^|\/)(test|conftest)/.test(module.path)) return [];
		return [{ port, evidence: `\`${target} = ${port}\` in ${module.path} line ${line}`, weight: 30 }];
	});

const defaults: Readonly<Partial<Record<Framework, number>>> = { streamlit: 8501, gradio: 7860, dash: 8050 };

/** Of those that listen by themselves only where no server runs their application object. */
const ownDefaults: Readonly<Partial<Record<Framework, number>>> = { aiohttp: 8080, bottle: 8080 };

const frameworkDefault = (framework: Framework | undefined, chosen: Candidate | undefined): readonly PortFound[] => {
	if (framework === undefined) return [];
	const port = defaults[framework] ?? (chosen?.speaks === 'own' ? ownDefaults[framework] : undefined);
	return port === undefined
		? []
		: [{ port, evidence: `${framework} listens on ${port} unless told otherwise`, weight: 0 }];
};
