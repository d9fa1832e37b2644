/** Files of one message. Free of imports: the widget takes it without the schemas. */
export const MOST_FILES = 10;
