/** The one spelling of a Python package's name that PEP 503 compares by, for example "flask-sqlalchemy". */
export const normalizePackageName = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/** A name of a package, an extra or a group, as PEP 508, PEP 685 and PEP 735 allow it. */
export const isPackageName = (text: string): boolean => /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(text);
