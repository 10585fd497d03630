import * as vscode from 'vscode';

/**
 * Closes the hover card, and gives the keyboard back to the text. Ahead of every question and verdict, never after: a card
 * that closes by itself while a question opens takes the keyboard away from it, and the answer would be typed into the
 * article; one that is closed once the verdict is written may be the next claim's.
 */
export const closeCard = (): Thenable<unknown> => vscode.commands.executeCommand('editor.action.hideHover');
