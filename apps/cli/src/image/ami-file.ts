/** Where `clicamos ami` writes an image's id, and where `clicamos deploy` looks for it. */
export const amiFile = 'clicamos.ami.json';
