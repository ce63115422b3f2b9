<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>CommandFields</name>
        <message>
            <source>Day</source>
            <translation>روز</translation>
        </message>
        <message>
            <source>Excellent</source>
            <translation>عالی</translation>
        </message>
        <message>
            <source>Expert of the case</source>
            <translation>کارشناس پرونده</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>متوسط</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>خوب</translation>
        </message>
        <message>
            <source>How the official replied</source>
            <translation>شیوهٔ پاسخ مسئول</translation>
        </message>
        <message>
            <source>In the cartable</source>
            <translation>در کارتابل</translation>
        </message>
        <message>
            <source>Official who replied</source>
            <translation>مسئول پاسخ‌دهنده</translation>
        </message>
        <message>
            <source>Rating of the reply</source>
            <translation>ارزیابی جوابیه</translation>
        </message>
        <message>
            <source>Reply wanted by</source>
            <translation>مهلت جوابیه</translation>
        </message>
        <message>
            <source>Weak</source>
            <translation>ضعیف</translation>
        </message>
        <message>
            <source>Who visits</source>
            <translation>بازدیدکننده</translation>
        </message>
        <message>
            <source>Why this rating</source>
            <translation>دلیل این ارزیابی</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Case returned as another unit's work</source>
            <translation>بازگرداندن پرونده برای آنکه کار واحد دیگری است</translation>
        </message>
        <message>
            <source>Acceptance of a reply</source>
            <translation>پذیرفتن جوابیه</translation>
        </message>
        <message>
            <source>Cancellation of a visit</source>
            <translation>لغو بازدید</translation>
        </message>
        <message>
            <source>Naming of an expert</source>
            <translation>تعیین کارشناس پرونده</translation>
        </message>
        <message>
            <source>Question to an official</source>
            <translation>پرسش از مسئول</translation>
        </message>
        <message>
            <source>Reply of an official</source>
            <translation>جوابیهٔ مسئول</translation>
        </message>
        <message>
            <source>Report of a visit</source>
            <translation>گزارش بازدید</translation>
        </message>
        <message>
            <source>Request for a visit</source>
            <translation>درخواست بازدید</translation>
        </message>
        <message>
            <source>Return of a reply</source>
            <translation>بازگرداندن جوابیه</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>%{by|Somebody else} has decided about this reply already (%{at:time}). Look at the case and decide again.</source>
            <translation>%{by|شخص دیگری} پیش از این دربارهٔ این جوابیه تصمیم گرفته است (%{at:time}). پرونده را ببینید و دوباره تصمیم بگیرید.</translation>
        </message>
        <message>
            <source>%{by|Somebody else} has finished or cancelled this visit already (%{at:time}). If you were there too, report it as a visit of your own.</source>
            <translation>%{by|شخص دیگری} پیش از این، این بازدید را گزارش یا لغو کرده است (%{at:time}). اگر شما هم آنجا بوده‌اید، گزارش خود را همچون بازدیدی جداگانه ثبت کنید.</translation>
        </message>
        <message>
            <source>A case holds at most %{most} replies. Write the rest as a note.</source>
            <translation>هر پرونده دست بالا %{most} جوابیه دارد. باقی را یادداشت کنید.</translation>
        </message>
        <message>
            <source>A case holds at most %{most} visits. Write the rest as a note.</source>
            <translation>هر پرونده دست بالا %{most} بازدید دارد. باقی را یادداشت کنید.</translation>
        </message>
        <message>
            <source>There is no such reply in this case. Open the case again.</source>
            <translation>چنین جوابیه‌ای در این پرونده نیست. پرونده را دوباره باز کنید.</translation>
        </message>
        <message>
            <source>There is no such visit in this case. Open the case again.</source>
            <translation>چنین بازدیدی در این پرونده نیست. پرونده را دوباره باز کنید.</translation>
        </message>
        <message>
            <source>This day is over. Choose today or a later day.</source>
            <translation>این روز گذشته است. امروز یا روزی پس از آن را برگزینید.</translation>
        </message>
        <message>
            <source>Write what the official replied, or add the document that says it.</source>
            <translation>پاسخ مسئول را بنویسید، یا سندی را که پاسخ در آن است پیوست کنید.</translation>
        </message>
        <message>
            <source>Write what you found there, or add a photo.</source>
            <translation>آنچه در محل دیدید بنویسید، یا عکسی پیوست کنید.</translation>
        </message>
        <message>
            <source>Write why; whoever gets the case has to know it.</source>
            <translation>دلیل آن را بنویسید؛ کسی که پرونده را می‌گیرد باید بداند.</translation>
        </message>
    </context>
    <context>
        <name>FollowUp</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 asked %2 to visit on %3</source>
            <translation>%1 از %2 خواست در %3 بازدید کند</translation>
        </message>
        <message>
            <source>%1 asked %2</source>
            <translation>%1 از %2 پرسید</translation>
        </message>
        <message>
            <source>%1 asked an official</source>
            <translation>%1 از مسئول پرسید</translation>
        </message>
        <message>
            <source>%1 cancelled the visit of %2</source>
            <translation>%1 بازدید %2 را لغو کرد</translation>
        </message>
        <message>
            <source>%1 replied (%2); entered by %3</source>
            <translation>%1 پاسخ داد (%2)؛ ثبت: %3</translation>
        </message>
        <message>
            <source>%1 replied in the cartable (%2)</source>
            <translation>%1 در کارتابل پاسخ داد (%2)</translation>
        </message>
        <message>
            <source>%1 visited the place</source>
            <translation>%1 از محل بازدید کرد</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>; reply wanted by %1</source>
            <translation>؛ مهلت جوابیه: %1</translation>
        </message>
        <message>
            <source>Accepted by %1</source>
            <translation>%1 پذیرفت</translation>
        </message>
        <message>
            <source>Accepted by %1, rated “%2”</source>
            <translation>%1 پذیرفت؛ ارزیابی: «%2»</translation>
        </message>
        <message>
            <source>All</source>
            <translation>همه</translation>
        </message>
        <message>
            <source>By authority</source>
            <translation>بر پایهٔ مرجع</translation>
        </message>
        <message>
            <source>By letter</source>
            <translation>با نامه</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>تلفنی</translation>
        </message>
        <message>
            <source>Documents: %1</source>
            <translation>مستندات: %1</translation>
        </message>
        <message>
            <source>Excellent</source>
            <translation>عالی</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>متوسط</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>خوب</translation>
        </message>
        <message>
            <source>Here since: %1</source>
            <translation>در این مرحله از: %1</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>حضوری</translation>
        </message>
        <message>
            <source>In the cartable</source>
            <translation>در کارتابل</translation>
        </message>
        <message>
            <source>Not checked yet</source>
            <translation>هنوز بررسی نشده است</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>دیرکرده</translation>
        </message>
        <message>
            <source>Place: %1</source>
            <translation>موقعیت: %1</translation>
        </message>
        <message>
            <source>Reopened</source>
            <translation>بازگشوده</translation>
        </message>
        <message>
            <source>Reopened: %1</source>
            <translation>بار بازگشایی: %1</translation>
        </message>
        <message>
            <source>Reply %1</source>
            <translation>جوابیه: %1</translation>
        </message>
        <message>
            <source>Reply to check</source>
            <translation>بررسی جوابیه</translation>
        </message>
        <message>
            <source>Reply wanted by: %1</source>
            <translation>مهلت جوابیه: %1</translation>
        </message>
        <message>
            <source>Returned by %1: %2</source>
            <translation>%1 بازگرداند: %2</translation>
        </message>
        <message>
            <source>Silent for longest first</source>
            <translation>نخست آن که بیش از همه خاموش مانده</translation>
        </message>
        <message>
            <source>Silent</source>
            <translation>خاموش</translation>
        </message>
        <message>
            <source>The most urgent first</source>
            <translation>نخست فوری‌ترین</translation>
        </message>
        <message>
            <source>The newest first</source>
            <translation>نخست تازه‌ترین</translation>
        </message>
        <message>
            <source>The official</source>
            <translation>مسئول</translation>
        </message>
        <message>
            <source>To ask</source>
            <translation>برای پرسش</translation>
        </message>
        <message>
            <source>Waiting for the official</source>
            <translation>در انتظار مسئول</translation>
        </message>
        <message>
            <source>Visits to make</source>
            <translation>بازدیدهای من</translation>
        </message>
        <message>
            <source>Weak</source>
            <translation>ضعیف</translation>
        </message>
        <message>
            <source>somebody</source>
            <translation>کسی</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::FollowUpCorner</name>
        <message>
            <source>Ask an official about the marked cases</source>
            <translation>پرسش از مسئول دربارهٔ پرونده‌های نشان‌شده</translation>
        </message>
        <message>
            <source>Ask for a visit</source>
            <translation>درخواست بازدید</translation>
        </message>
        <message>
            <source>Cancel a visit</source>
            <translation>لغو بازدید</translation>
        </message>
        <message>
            <source>Go to the follow-up and mark cases there.</source>
            <translation>به پیگیری بروید و آنجا پرونده‌ها را نشان کنید.</translation>
        </message>
        <message>
            <source>Name another expert</source>
            <translation>تعیین کارشناس دیگر</translation>
        </message>
        <message>
            <source>Report a visit</source>
            <translation>گزارش بازدید</translation>
        </message>
        <message>
            <source>You have no right in the follow-up.</source>
            <translation>شما در پیگیری دسترسی ندارید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::MainWindow</name>
        <message>
            <source>Follow-up</source>
            <translation>پیگیری</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::AskPanel</name>
        <message>
            <source>Ask about %1 marked cases</source>
            <translation>پرسش دربارهٔ %1 پروندهٔ نشان‌شده</translation>
        </message>
        <message>
            <source>Ask about all of them (Ctrl+Enter)</source>
            <translation>پرسش دربارهٔ همه (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Asked about %1 of %2 cases.</source>
            <translation>دربارهٔ %1 از %2 پرونده پرسیده شد.</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Choose the official: type a part of the post or name and press Enter, or leave the field empty.</source>
            <translation>مسئول را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید، یا جای آن را خالی بگذارید.</translation>
        </message>
        <message>
            <source>Official</source>
            <translation>مسئول</translation>
        </message>
        <message>
            <source>Official: any part of a post, unit or name; empty: whom the process says</source>
            <translation>مسئول: بخشی از پست، واحد یا نام؛ خالی: هر که فرآیند بگوید</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>پیشرفت</translation>
        </message>
        <message>
            <source>Question about all of them</source>
            <translation>پرسش دربارهٔ همهٔ آن‌ها</translation>
        </message>
        <message>
            <source>Reply wanted by</source>
            <translation>مهلت جوابیه</translation>
        </message>
        <message>
            <source>Reply wanted by: tomorrow, +3</source>
            <translation>مهلت جوابیه: فردا، ⁦+۳⁩</translation>
        </message>
        <message>
            <source>Stop (Esc)</source>
            <translation>ایست (Esc)</translation>
        </message>
        <message>
            <source>… and %1 more, which are still marked.</source>
            <translation>… و %1 پروندهٔ دیگر که هنوز نشان دارند.</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::AskRun</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>it does not lie with you to be followed up now.</source>
            <translation>اکنون برای پیگیری نزد شما نیست.</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::CaseFollowUp</name>
        <message>
            <source>Not this unit's work</source>
            <translation>در حوزهٔ این واحد نیست</translation>
        </message>
        <message>
            <source>Accept the reply</source>
            <translation>پذیرفتن جوابیه</translation>
        </message>
        <message>
            <source>Ask for a visit</source>
            <translation>درخواست بازدید</translation>
        </message>
        <message>
            <source>Ask the official</source>
            <translation>پرسش از مسئول</translation>
        </message>
        <message>
            <source>Cancel the visit</source>
            <translation>لغو بازدید</translation>
        </message>
        <message>
            <source>Choose a case first.</source>
            <translation>نخست پرونده‌ای برگزینید.</translation>
        </message>
        <message>
            <source>Name another expert</source>
            <translation>تعیین کارشناس دیگر</translation>
        </message>
        <message>
            <source>No visit is asked for in this case.</source>
            <translation>در این پرونده بازدیدی درخواست نشده است.</translation>
        </message>
        <message>
            <source>Record the reply</source>
            <translation>ثبت جوابیه</translation>
        </message>
        <message>
            <source>Replies and visits</source>
            <translation>جوابیه و بازدید</translation>
        </message>
        <message>
            <source>Report a visit</source>
            <translation>گزارش بازدید</translation>
        </message>
        <message>
            <source>Return the reply</source>
            <translation>بازگرداندن جوابیه</translation>
        </message>
        <message>
            <source>This case is not being followed up now, so it has no expert.</source>
            <translation>این پرونده اکنون در پیگیری نیست و کارشناس ندارد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::FollowUpPage</name>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 marked of %2</source>
            <translation>%1 نشان‌شده از %2</translation>
        </message>
        <message>
            <source>%1 shows all of it.</source>
            <translation>‏%1 همه را نشان می‌دهد.</translation>
        </message>
        <message>
            <source>All authorities</source>
            <translation>همهٔ مراجع</translation>
        </message>
        <message>
            <source>All regions</source>
            <translation>همهٔ مناطق</translation>
        </message>
        <message>
            <source>All that you are to make, by day</source>
            <translation>همهٔ بازدیدهای شما، به ترتیب روز</translation>
        </message>
        <message>
            <source>Authority</source>
            <translation>مرجع</translation>
        </message>
        <message>
            <source>Authority: %1</source>
            <translation>مرجع: %1</translation>
        </message>
        <message>
            <source>Cases are just being asked about.</source>
            <translation>هم‌اکنون دربارهٔ پرونده‌ها پرسیده می‌شود.</translation>
        </message>
        <message>
            <source>Filter by code, subject or place</source>
            <translation>پالایش با کد، موضوع یا مکان</translation>
        </message>
        <message>
            <source>Filter of the follow-up</source>
            <translation>پالایهٔ پیگیری</translation>
        </message>
        <message>
            <source>Filter: %1</source>
            <translation>پالایه: %1</translation>
        </message>
        <message>
            <source>Follow-up</source>
            <translation>پیگیری</translation>
        </message>
        <message>
            <source>Follow-up: %1</source>
            <translation>پیگیری: %1</translation>
        </message>
        <message>
            <source>Nothing is marked: %1 marks a case, %2 all of them.</source>
            <translation>چیزی نشان نشده است: %1 یک پرونده را نشان می‌کند و %2 همه را.</translation>
        </message>
        <message>
            <source>Nothing is to be followed up by you.</source>
            <translation>چیزی برای پیگیری نزد شما نیست.</translation>
        </message>
        <message>
            <source>Nothing of the follow-up fits the filter.</source>
            <translation>چیزی از پیگیری با این پالایه نمی‌خواند.</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>ترتیب</translation>
        </message>
        <message>
            <source>Order: %1</source>
            <translation>ترتیب: %1</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>منطقه</translation>
        </message>
        <message>
            <source>Region: %1</source>
            <translation>منطقه: %1</translation>
        </message>
        <message numerus="yes">
            <source>Silent for %Ln day(s)</source>
            <translation>
                <numerusform>%Ln روز خاموش</numerusform>
            </translation>
        </message>
        <message>
            <source>Silent for</source>
            <translation>خاموش از</translation>
        </message>
        <message>
            <source>The first %1 are marked; more cannot be marked at once.</source>
            <translation>%1 پروندهٔ نخست نشان شد؛ بیش از این را یک‌جا نمی‌توان نشان کرد.</translation>
        </message>
        <message>
            <source>What is given to you for follow-up appears here by itself.</source>
            <translation>آنچه برای پیگیری به شما سپرده شود خودبه‌خود اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Written at %1</source>
            <translation>نوشته‌شده در %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::FollowUpPanel</name>
        <message>
            <source>Why is it not your unit's, and whose is it?</source>
            <translation>چرا کار واحد شما نیست و کار کدام واحد است؟</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Choose whom you mean: type a part of the post or name and press Enter.</source>
            <translation>او را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>Day of the visit: today, tomorrow, 9/15</source>
            <translation>روز بازدید: امروز، فردا، ۹/۱۵</translation>
        </message>
        <message>
            <source>Do it (Ctrl+Enter)</source>
            <translation>انجام (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Documents of it</source>
            <translation>مستندات آن</translation>
        </message>
        <message>
            <source>Documents of it; %1 attaches a file.</source>
            <translation>مستندات آن؛ %1 فایلی پیوست می‌کند.</translation>
        </message>
        <message>
            <source>Expert: any part of a post, unit or name</source>
            <translation>کارشناس: بخشی از پست، واحد یا نام</translation>
        </message>
        <message>
            <source>For whoever calls the citizen; may be empty</source>
            <translation>برای همکاری که با شهروند تماس می‌گیرد؛ می‌تواند خالی باشد</translation>
        </message>
        <message>
            <source>How he replied: 1 cartable, 2 phone, 3 letter, 4 in person</source>
            <translation>شیوهٔ پاسخ: ۱ کارتابل، ۲ تلفن، ۳ نامه، ۴ حضوری</translation>
        </message>
        <message>
            <source>How the official replied</source>
            <translation>شیوهٔ پاسخ مسئول</translation>
        </message>
        <message>
            <source>How well he answered: 1 excellent, 2 good, 3 fair, 4 weak</source>
            <translation>ارزیابی پاسخگویی: ۱ عالی، ۲ خوب، ۳ متوسط، ۴ ضعیف</translation>
        </message>
        <message>
            <source>How did the official answer?</source>
            <translation>مسئول چگونه پاسخ داد؟</translation>
        </message>
        <message>
            <source>Say how the official answered: 1 excellent, 2 good, 3 fair, 4 weak.</source>
            <translation>بگویید مسئول چگونه پاسخ داد: ۱ عالی، ۲ خوب، ۳ متوسط، ۴ ضعیف.</translation>
        </message>
        <message>
            <source>The official sees the message itself. Without a question of yours that is what he is asked about.</source>
            <translation>مسئول خود پیام را می‌بیند؛ اگر پرسشی ننویسید، همان پیام از او پرسیده می‌شود.</translation>
        </message>
        <message>
            <source>It went back to the follow-up.</source>
            <translation>به پیگیری بازگشت.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>نگه داشته شد. پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>Official: any part of a post, unit or name; empty: whom the process says</source>
            <translation>مسئول: بخشی از پست، واحد یا نام؛ خالی: هر که فرآیند بگوید</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>موقعیت</translation>
        </message>
        <message>
            <source>Place: latitude and longitude; may be empty</source>
            <translation>موقعیت: عرض و طول جغرافیایی؛ می‌تواند خالی باشد</translation>
        </message>
        <message>
            <source>Reply wanted by: tomorrow, +3</source>
            <translation>مهلت جوابیه: فردا، ⁦+۳⁩</translation>
        </message>
        <message>
            <source>Say how the official replied.</source>
            <translation>بگویید مسئول چگونه پاسخ داد.</translation>
        </message>
        <message>
            <source>The case has another expert.</source>
            <translation>کارشناس پرونده عوض شد.</translation>
        </message>
        <message>
            <source>The official is asked.</source>
            <translation>از مسئول پرسیده شد.</translation>
        </message>
        <message>
            <source>The reply is accepted.</source>
            <translation>جوابیه پذیرفته شد.</translation>
        </message>
        <message>
            <source>The reply is recorded.</source>
            <translation>جوابیه ثبت شد.</translation>
        </message>
        <message>
            <source>The reply went back to the official.</source>
            <translation>جوابیه به مسئول بازگشت.</translation>
        </message>
        <message>
            <source>The visit is asked for.</source>
            <translation>درخواست بازدید ثبت شد.</translation>
        </message>
        <message>
            <source>The visit is cancelled.</source>
            <translation>بازدید لغو شد.</translation>
        </message>
        <message>
            <source>The visit is reported.</source>
            <translation>گزارش بازدید ثبت شد.</translation>
        </message>
        <message>
            <source>What did the official reply?</source>
            <translation>مسئول چه پاسخ داد؟</translation>
        </message>
        <message>
            <source>What did you find there?</source>
            <translation>در محل چه دیدید؟</translation>
        </message>
        <message>
            <source>What do you ask him?</source>
            <translation>از او چه می‌پرسید؟</translation>
        </message>
        <message>
            <source>What is to be looked at?</source>
            <translation>چه چیزی باید دیده شود؟</translation>
        </message>
        <message>
            <source>Who goes: any part of a post, unit or name</source>
            <translation>چه کسی برود: بخشی از پست، واحد یا نام</translation>
        </message>
        <message>
            <source>Who replied; empty: who holds the case</source>
            <translation>چه کسی پاسخ داد؛ خالی: آن که پرونده نزد اوست</translation>
        </message>
        <message>
            <source>Why does it go back, and what is still wanted?</source>
            <translation>چرا بازمی‌گردد و چه چیزی هنوز لازم است؟</translation>
        </message>
        <message>
            <source>Why is the visit cancelled?</source>
            <translation>چرا بازدید لغو می‌شود؟</translation>
        </message>
        <message>
            <source>Why this rating? May be empty.</source>
            <translation>چرا این ارزیابی؟ می‌تواند خالی باشد.</translation>
        </message>
        <message>
            <source>Write the day, as in tomorrow or 9/15.</source>
            <translation>روز را بنویسید، مانند فردا یا ۹/۱۵.</translation>
        </message>
        <message>
            <source>Write the latitude and then the longitude, as in 35.69970 51.33800.</source>
            <translation>نخست عرض و سپس طول جغرافیایی را بنویسید، مانند ۳۵٫۶۹۹۷۰ ۵۱٫۳۳۸۰۰.</translation>
        </message>
    </context>
    <context>
        <name>CaseHistory</name>
        <message>
            <source>%1 named the expert of the case</source>
            <translation>%1 کارشناس پرونده را تعیین کرد</translation>
        </message>
        <message>
            <source>%1 asked for a visit</source>
            <translation>%1 بازدید درخواست کرد</translation>
        </message>
        <message>
            <source>%1 visited the place</source>
            <translation>%1 از محل بازدید کرد</translation>
        </message>
        <message>
            <source>%1 cancelled a visit</source>
            <translation>%1 بازدید را لغو کرد</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Follow-up</source>
            <translation>پیگیری</translation>
        </message>
        <message>
            <source>All of the follow-up</source>
            <translation>همهٔ پیگیری</translation>
        </message>
        <message>
            <source>What is to be asked</source>
            <translation>آنچه باید پرسیده شود</translation>
        </message>
        <message>
            <source>What waits for an official</source>
            <translation>آنچه در انتظار مسئول است</translation>
        </message>
        <message>
            <source>Replies to be checked</source>
            <translation>جوابیه‌های بررسی‌نشده</translation>
        </message>
        <message>
            <source>What is overdue</source>
            <translation>دیرکرده‌ها</translation>
        </message>
        <message>
            <source>What nothing has moved for days</source>
            <translation>خاموش‌ها</translation>
        </message>
        <message>
            <source>What was reopened</source>
            <translation>بازگشوده‌ها</translation>
        </message>
        <message>
            <source>Visits that you are to make</source>
            <translation>بازدیدهایی که شما باید بروید</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::FieldPage</name>
        <message>
            <source>You have no visit to make today.</source>
            <translation>امروز بازدیدی ندارید.</translation>
        </message>
        <message>
            <source>A visit that somebody asks you for appears here by itself.</source>
            <translation>هر بازدیدی که از شما بخواهند خودش اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Order anew</source>
            <translation>چیدن دوباره</translation>
        </message>
        <message>
            <source>Whole window</source>
            <translation>همهٔ پنجره</translation>
        </message>
        <message>
            <source>Visits of today</source>
            <translation>بازدیدهای امروز</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>A new order from where you are (%1)</source>
            <translation>ترتیب تازه از جایی که هستید (%1)</translation>
        </message>
        <message>
            <source>Where you are</source>
            <translation>کجا هستید</translation>
        </message>
        <message>
            <source>Where you are: latitude and longitude</source>
            <translation>کجا هستید: عرض و طول جغرافیایی</translation>
        </message>
        <message>
            <source>Write the latitude and then the longitude, as in 35.69970 51.33800.</source>
            <translation>نخست عرض و سپس طول جغرافیایی را بنویسید، مانند ۳۵٫۶۹۹۷۰ ۵۱٫۳۳۸۰۰.</translation>
        </message>
        <message>
            <source>%1 of %2 made</source>
            <translation>%1 از %2 انجام شده</translation>
        </message>
        <message>
            <source>This visit is reported already.</source>
            <translation>گزارش این بازدید ثبت شده است.</translation>
        </message>
    </context>
    <context>
        <name>peygir::followup::FieldReport</name>
        <message>
            <source>Looking for your place…</source>
            <translation>در جست‌وجوی موقعیت شما…</translation>
        </message>
        <message>
            <source>Your place is known to %1.</source>
            <translation>موقعیت شما با دقت %1 پیدا شد.</translation>
        </message>
        <message>
            <source>Your place is known.</source>
            <translation>موقعیت شما پیدا شد.</translation>
        </message>
        <message>
            <source>This machine does not know its place: write it yourself.</source>
            <translation>این دستگاه موقعیت خود را نمی‌داند: خودتان بنویسید.</translation>
        </message>
        <message>
            <source>Route (Esc)</source>
            <translation>مسیر (Esc)</translation>
        </message>
        <message>
            <source>I am here</source>
            <translation>همین‌جا هستم</translation>
        </message>
        <message>
            <source>Report the visit (Ctrl+Enter)</source>
            <translation>ثبت بازدید (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Write the latitude and then the longitude, as in 35.69970 51.33800.</source>
            <translation>نخست عرض و سپس طول جغرافیایی را بنویسید، مانند ۳۵٫۶۹۹۷۰ ۵۱٫۳۳۸۰۰.</translation>
        </message>
        <message>
            <source>What did you find there?</source>
            <translation>در محل چه دیدید؟</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>موقعیت</translation>
        </message>
        <message>
            <source>Place: latitude and longitude; may be empty</source>
            <translation>موقعیت: عرض و طول جغرافیایی؛ می‌تواند خالی باشد</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Code %1</source>
            <translation>کد %1</translation>
        </message>
        <message>
            <source>To look at: %1</source>
            <translation>برای دیدن: %1</translation>
        </message>
        <message>
            <source>The citizen said: %1</source>
            <translation>گفتهٔ شهروند: %1</translation>
        </message>
        <message>
            <source>Photos can be dropped here or picked.</source>
            <translation>عکس را اینجا رها کنید یا برگزینید.</translation>
        </message>
        <message>
            <source>%1 of your files of today go with the report.</source>
            <translation>%1 پیوست امروز شما همراه گزارش می‌رود.</translation>
        </message>
        <message>
            <source>A photo is still being taken in. Report in a moment.</source>
            <translation>عکسی هنوز دریافت می‌شود. لحظه‌ای دیگر ثبت کنید.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>نگه داشته شد. پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
        <message>
            <source>The visit is reported.</source>
            <translation>بازدید ثبت شد.</translation>
        </message>
    </context>
    <context>
        <name>FieldWords</name>
        <message>
            <source>Unknown subject</source>
            <translation>موضوع ناشناخته</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 متر</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 کیلومتر</translation>
        </message>
        <message>
            <source>No. %1</source>
            <translation>پلاک %1</translation>
        </message>
        <message>
            <source>Not on the map</source>
            <translation>بی موقعیت</translation>
        </message>
        <message>
            <source>Was for %1</source>
            <translation>برای %1 بود</translation>
        </message>
        <message>
            <source>Visited</source>
            <translation>دیده شد</translation>
        </message>
    </context>
    <context>
        <name>FollowUpColumns</name>
        <message>
            <source>Asked for</source>
            <translation>زمان درخواست</translation>
        </message>
        <message>
            <source>Authority</source>
            <translation>مرجع</translation>
        </message>
        <message>
            <source>Day of the visit</source>
            <translation>روز بازدید</translation>
        </message>
        <message>
            <source>Deadline of the case</source>
            <translation>مهلت پرونده</translation>
        </message>
        <message>
            <source>Here since</source>
            <translation>در این مرحله از</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>دیرکرد</translation>
        </message>
        <message>
            <source>Official</source>
            <translation>مسئول</translation>
        </message>
        <message>
            <source>Reopened</source>
            <translation>بار بازگشایی</translation>
        </message>
        <message>
            <source>Reply wanted by</source>
            <translation>مهلت جوابیه</translation>
        </message>
        <message>
            <source>Who visits</source>
            <translation>بازدیدکننده</translation>
        </message>
    </context>
</TS>
