import { isDevelopmentFile, isUnusedFolder } from './skipped-folders.ts';

/** Settings of tools, notes, container files, secrets, databases and dumps: no code, whatever mentions them. */
const files =
	/^(\.|Dockerfile|Containerfile|docker-compose|compose\.|Procfile|(GNU)?[Mm]akefile|justfile|Vagrantfile|Jenkinsfile|requirements.*\.(txt|in)$|constraints.*\.txt$|pyproject\.toml$|setup\.(py|cfg)$|tox\.ini$|pytest\.ini$|mypy\.ini$|uv\.lock$|poetry\.lock$|pdm\.lock$|Pipfile|package.*\.json$|yarn\.lock$|pnpm-lock|bun\.lock|tsconfig|webpack|README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|babel\.cfg$|fly\.toml$|render\.yaml$|app\.json$|runtime\.txt$|mkdocs\.yml$|codecov|renovate)/i;

const secretOrData =
	/\.(pem|key|p12|pfx|jks|keystore|kdbx|sqlite3?|db|dump|bak|log|pid|sock|sql\.gz|egg|whl|ipynb|md|rst)$|^id_(rsa|dsa|ecdsa|ed25519)|credentials.*\.json$|service[-_]account.*\.json$|\.env$/i;

export const neverCopied = (name: string): boolean =>
	files.test(name) || secretOrData.test(name) || isDevelopmentFile(name);

/** Texts of a project that a service may show, or read its version from: copied where its code opens them by name. */
export const isNote = (name: string): boolean =>
	/^(pyproject\.toml$|README|LICEN[CS]E|CHANGELOG)|\.(md|rst)$/i.test(name);

/** Folders that hold what people upload, what a build leaves, or what serves development. */
export const neverCopiedFolder = (name: string): boolean =>
	isUnusedFolder(name) ||
	/^(media|uploads?|downloads|backups?|dumps?|logs?|tmp|temp|cache|instance|node|frontend|client|build)$/i.test(name);
