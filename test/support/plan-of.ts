import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import type { Plan } from '../../src/core/plan.ts';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from './memory-reader.ts';

/** The plan for a project given as path to text, with the answers that the wizard suggests unless others are given. */
export const planOf = async (files: Readonly<Record<string, string>>, chosen: Partial<Answers> = {}): Promise<Plan> => {
	const facts = await detectProject(memoryReader(files), 'service');
	const application = chosen.application ?? facts.application?.value;
	if (application === undefined) throw new Error('The application was not detected.');
	const answers: Answers = {
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
	return assemblePlan(answers, facts);
};

export const flaskApp = 'from flask import Flask\n\napp = Flask(__name__)\n';
export const fastapiApp = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
