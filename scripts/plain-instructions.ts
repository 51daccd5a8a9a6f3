// Stands in for the classes of all instructions of dockerfile-ast but ONBUILD: only their keyword and their lines are asked for
// here, and of RUN and COPY the here-documents, which every instruction can give.
import { Instruction } from 'dockerfile-ast/lib/instruction.js';

export class Copy extends Instruction {}
export class Run extends Instruction {}

export {
	Instruction as Add,
	Instruction as Arg,
	Instruction as Cmd,
	Instruction as Entrypoint,
	Instruction as Env,
	Instruction as From,
	Instruction as Healthcheck,
	Instruction as JSONInstruction,
	Instruction as Label,
	Instruction as ModifiableInstruction,
	Instruction as Property,
	Instruction as PropertyInstruction,
	Instruction as Shell,
	Instruction as Stopsignal,
	Instruction as User,
	Instruction as Volume,
	Instruction as Workdir,
};
