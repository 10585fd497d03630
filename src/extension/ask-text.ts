import * as vscode from 'vscode';
import { closeCard } from './card.ts';

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** Which of how many, counted from 1. */
  readonly step?: number;
  readonly steps?: number;
  /** An answer that was begun before: it stands there with the cursor behind it, to be gone on with. */
  readonly begun?: string | undefined;
  /** Is told what was typed, where the person left without an answer. */
  readonly left?: (text: string) => void;
  /** What is wrong with an answer. */
  readonly validate?: (text: string) => string | undefined;
}

/** What was typed in answer to a question that was then left, by what it was about: nothing typed is lost by Escape. */
export type Drafts = Map<string, string>;

/** One line that a person types: the text, `back` to the question before, or undefined where they left. */
export type TextAnswer = { readonly text: string } | 'back' | undefined;

/** Stays open while the person looks something up in another window. What it opens with is selected: typing replaces it. */
export async function askText({
  step,
  steps,
  validate,
  begun,
  left,
  ...question
}: TextQuestion): Promise<TextAnswer> {
  await closeCard();
  const input = vscode.window.createInputBox();
  input.title = question.title;
  input.prompt = question.prompt;
  input.value = begun ?? question.value ?? '';
  input.valueSelection = [begun === undefined ? 0 : input.value.length, input.value.length];
  input.placeholder = question.placeholder;
  input.step = step;
  input.totalSteps = steps;
  input.ignoreFocusOut = true;
  if (step !== undefined && step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((done) => {
    let answer: TextAnswer;
    input.onDidTriggerButton(() => {
      answer = 'back';
      input.hide();
    });
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidAccept(() => {
      input.validationMessage = validate?.(input.value);
      if (input.validationMessage !== undefined && input.validationMessage !== '') return;
      answer = { text: input.value.trim() };
      input.hide();
    });
    input.onDidHide(() => {
      if (answer === undefined) left?.(input.value);
      input.dispose();
      done(answer);
    });
    input.show();
  });
}
