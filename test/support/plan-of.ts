import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { ProjectFacts } from '../../src/core/project-facts.ts';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from './memory-reader.ts';

type Files = Readonly<Record<string, string>>;

/** The plan for a project given as path to text, with the answers that the wizard suggests unless others are given. */
export const planOf = async (files: Files, chosen: Partial<Answers> = {}): Promise<Plan> => {
	const facts = await detectProject(memoryReader(files), 'service');
	return assemblePlan(suggestedAnswers(facts, chosen), facts);
};

export const answersOf = async (files: Files, chosen: Partial<Answers> = {}): Promise<Answers> =>
	suggestedAnswers(await detectProject(memoryReader(files), 'service'), chosen);

const suggestedAnswers = (facts: ProjectFacts, chosen: Partial<Answers>): Answers => {
	const application = chosen.application ?? facts.application?.value;
	if (application === undefined) throw new Error('The application was not detected.');
	return {
		name: 'service',
		application,
		python: '3.13',
		base: 'distroless',
		stages: 'multi',
		ports: [8000],
		healthPath: facts.healthPath?.value ?? '/',
		codeOwner: 'root',
		installer: 'pip',
		...chosen,
	};
};

export const flaskApp = 'from flask import Flask\n\napp = Flask(__name__)\n';
export const fastapiApp = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
