import * as vscode from 'vscode';

/**
 * Closes the hover card, and gives the keyboard back to the text. Ahead of every question and verdict, never after: a card
 * that closes by itself while a question opens takes the keyboard away from it, and the answer would be typed into the
 * article; one that is closed once the verdict is written may be the next claim's.
 */
export const closeCard = (): Thenable<unknown> => vscode.commands.executeCommand('editor.action.hideHover');

/**
 * Opens the card of the claim under the cursor. With the focus in it, screen readers read it out, and a letter is a verdict
 * and not typed into the article. A card that is still open is closed first: VS Code would only give it the keyboard, and
 * the letter would be a verdict on the claim under the cursor, with the card of another one before the reader's eyes.
 */
export async function openCard(): Promise<void> {
  await closeCard();
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
}
