/** Files that name the dependencies of a project of its own. */
export const projectFiles: readonly string[] = ['requirements.txt', 'pyproject.toml', 'Pipfile', 'setup.py'];
