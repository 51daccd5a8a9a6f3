/** Text that a person or a project supplied enters a written file through one of these, one for each format. */
export { copyArguments, dockerfileString, execForm } from './quoting/dockerfile.ts';
export { ignorePattern } from './quoting/ignore-file.ts';
export { markdownCell, markdownCellCode, markdownCode, markdownText } from './quoting/markdown.ts';
export {
	isEnvironmentName,
	parseAttributePath,
	parseEnvironmentName,
	parseExtraName,
	parseHealthPath,
	parseImageName,
	parseModuleName,
	parsePort,
	parseServiceName,
} from './quoting/names.ts';
export { shellWord } from './quoting/shell.ts';
