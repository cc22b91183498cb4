/** What an editor asks of a formatter beyond its own rules. What is not said follows the rules. */
export interface FormattingWishes {
	readonly trimTrailingWhitespace?: boolean | undefined;
	readonly insertFinalNewline?: boolean | undefined;
	readonly trimFinalNewlines?: boolean | undefined;
}
