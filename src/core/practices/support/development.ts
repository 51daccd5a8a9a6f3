const debugNames = /^(FLASK_DEBUG|DJANGO_DEBUG|DEBUG|QUART_DEBUG|SANIC_DEBUG|PYTHONASYNCIODEBUG|WERKZEUG_DEBUG_PIN)$/;
const environmentNames = /^(FLASK_ENV|QUART_ENV|APP_ENV|ENVIRONMENT|ENV)$/;

/** True for a variable that turns a debug mode on, for example FLASK_DEBUG=1 or FLASK_ENV=development. */
export const debugVariable = (name: string, value: string): boolean => {
	if (name === 'WERKZEUG_DEBUG_PIN') return value === 'off';
	if (environmentNames.test(name)) return /^(dev|development|debug)$/i.test(value);
	return debugNames.test(name) && /^(1|true|yes|on)$/i.test(value);
};

/** The part of a command that starts a development server, for example "flask run"; undefined when none does. */
export const developmentServer = (command: readonly string[]): string | undefined => {
	const words = command.flatMap((word) => word.split(/\s+/));
	if (words.includes('runserver')) return 'runserver';
	if (words.includes('--reload')) return '--reload';
	const program = words.findIndex((word) => /(^|\/)(flask|quart)$/.test(word));
	if (program >= 0 && words.slice(program + 1).includes('run')) return `${words[program]} run`;
	if (/(^|\/)fastapi$/.test(words[0] ?? '') && words.includes('dev')) return 'fastapi dev';
	return undefined;
};
