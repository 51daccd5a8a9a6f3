/** The one spelling of a Python package's name that PEP 503 compares by, for example "flask-sqlalchemy". */
export const normalizePackageName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();
