/** Names what only Careway writes into a package: the author's notes on an item, beside the standard metadata. */
export const CAREWAY_NAMESPACE = 'urn:careway:item:1';
