//! The receipt as a PDF.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use documents::receipts::{self, ReceiptData, ReceiptWish};
use domain::benefits::ClaimState;
use services::queue::{self, CaseView};

use super::words;
use crate::shell::{Failure, Visit};

/// The receipt of an application, as it stands now. Its QR code leads to the public status page with the number alone: a
/// photograph of it opens nothing without the code on the sheet.
pub(super) async fn download(visit: Visit, Path(number): Path<String>) -> Result<Response, Failure> {
    let case = queue::case_view(visit.app(), &visit.actor(), &number).await?;
    let (data, language) = (data(&visit, &case), visit.language());
    // Setting type takes milliseconds of computing; other requests do not wait for it.
    let pdf = tokio::task::spawn_blocking(move || receipts::application(&data, language)).await;
    let pdf = pdf.map_err(Failure::fault)?.map_err(Failure::fault)?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CONTENT_DISPOSITION, "attachment; filename=\"sadok.pdf\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, pdf).into_response())
}

fn data(visit: &Visit, case: &CaseView) -> ReceiptData {
    let page = visit.page("application-receipt");
    let home = &visit.app().settings().public_url;
    let policy = &case.policy;
    let claimed = case.claims.iter().filter(|claim| claim.state == ClaimState::Claimed);
    let name = [Some(&case.child.surname), Some(&case.child.given_name), case.child.patronymic.as_ref()];
    let wish = |wish: &queue::WishView| ReceiptWish {
        name: wish.name.clone(),
        address: Some(wish.address.clone()).filter(|address| !address.is_empty()),
    };
    ReceiptData {
        service: policy.forms.authority.in_language(visit.language().code()).to_owned(),
        number: case.number.clone(),
        status_code: case.status_code.clone(),
        status_url: format!("{home}/status?{}", number_query(&case.number)),
        child: name.into_iter().flatten().cloned().collect::<Vec<_>>().join(" "),
        registered_at: case.registered_at,
        zone: visit.state().settings().zone.clone(),
        class: case.class,
        claims_open: claimed.map(|claim| words::category(&page, policy, &claim.category)).collect(),
        wishes: case.wishes.iter().map(wish).collect(),
        order_counts: policy.wishes.order_counts,
        answer_within: policy.invitations.answer_within,
        on_ignore: policy.invitations.on_ignore,
        documents_within: policy.documents.bring_within,
        rules_url: format!("{home}/rules"),
    }
}

/// The number as the address of the status page has it.
fn number_query(number: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("number", number).finish()
}
