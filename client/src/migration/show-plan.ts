import type * as vscode from 'vscode';
import type { Services } from '../commands/register.ts';
import { type Plan, type PlanDocuments, publishPlan } from './plan-documents.ts';

/** Shows a plan in its view and makes its documents. */
export function showPlan(
	services: Pick<Services, 'documents' | 'plans'>,
	target: Pick<vscode.TextDocument, 'uri'>,
	plan: Plan,
): PlanDocuments {
	const documents = publishPlan(services, target, plan);
	services.plans.show({ plan, documents, target: target.uri });
	return documents;
}
