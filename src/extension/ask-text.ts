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
  /** What is wrong with an answer. */
  readonly validate?: (text: string) => string | undefined;
}

/** One line that a person types: the text, `back` to the question before, or undefined where they left. */
export type TextAnswer = { readonly text: string } | 'back' | undefined;

/** Stays open while the person looks something up in another window. What it opens with is selected: typing replaces it. */
export async function askText({ step, steps, validate, ...question }: TextQuestion): Promise<TextAnswer> {
  await closeCard();
  const input = vscode.window.createInputBox();
  input.title = question.title;
  input.prompt = question.prompt;
  input.value = question.value ?? '';
  input.valueSelection = [0, input.value.length];
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
      input.dispose();
      done(answer);
    });
    input.show();
  });
}
