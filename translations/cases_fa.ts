<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>CaseHistory</name>
        <message>
            <source>Opinion of 137: %1</source>
            <translation>نظر دربارهٔ ۱۳۷: %1</translation>
        </message>
        <message>
            <source>Opinion of 137: could not be had</source>
            <translation>نظر دربارهٔ ۱۳۷: گرفته نشد</translation>
        </message>
        <message>
            <source>Opinion of 137: could not be had (%1)</source>
            <translation>نظر دربارهٔ ۱۳۷: گرفته نشد (%1)</translation>
        </message>
        <message>
            <source>Registered by %1</source>
            <translation>ثبت به دست %1</translation>
        </message>
        <message>
            <source>Referred to %2 by %1</source>
            <translation>ارجاع به %2 به دست %1</translation>
        </message>
        <message>
            <source>Referred from %2 to %3 by %1</source>
            <translation>ارجاع از %2 به %3 به دست %1</translation>
        </message>
        <message>
            <source>Taken by %1</source>
            <translation>%1 آن را برداشت</translation>
        </message>
        <message>
            <source>%1 asked an official</source>
            <translation>%1 از مسئول پیگیری کرد</translation>
        </message>
        <message>
            <source>%1 recorded the official&apos;s reply</source>
            <translation>%1 جوابیهٔ مسئول را ثبت کرد</translation>
        </message>
        <message>
            <source>%1 said that it is the work of another unit</source>
            <translation>%1 اعلام کرد که رسیدگی در حوزهٔ واحد دیگری است</translation>
        </message>
        <message>
            <source>%1 accepted the official&apos;s reply</source>
            <translation>%1 جوابیهٔ مسئول را پذیرفت</translation>
        </message>
        <message>
            <source>%1 returned the official&apos;s reply</source>
            <translation>%1 جوابیهٔ مسئول را بازگرداند</translation>
        </message>
        <message>
            <source>%1 told the citizen the result</source>
            <translation>%1 نتیجه را به آگاهی شهروند رساند</translation>
        </message>
        <message>
            <source>The citizen replied by SMS</source>
            <translation>پاسخ شهروند با پیامک</translation>
        </message>
        <message>
            <source>The citizen replied by SMS: %1; now: %2</source>
            <translation>پاسخ شهروند با پیامک: %1؛ اکنون: %2</translation>
        </message>
        <message>
            <source>%1 set a time for calling the citizen</source>
            <translation>%1 برای تماس با شهروند زمانی تعیین کرد</translation>
        </message>
        <message>
            <source>The citizen told %1 that it was not done</source>
            <translation>شهروند به %1 گفت که کار انجام نشده است</translation>
        </message>
        <message>
            <source>%1 recorded why there is no opinion of the citizen</source>
            <translation>%1 علت گرفته‌نشدن نظر شهروند را ثبت کرد</translation>
        </message>
        <message>
            <source>Worked on by %1</source>
            <translation>%1 روی پیام کار کرد</translation>
        </message>
        <message>
            <source>Note of %1</source>
            <translation>یادداشت %1</translation>
        </message>
        <message>
            <source>%2 by %1</source>
            <translation>%2 به دست %1</translation>
        </message>
        <message>
            <source>%2 by %1; now: %3</source>
            <translation>%2 به دست %1؛ اکنون: %3</translation>
        </message>
        <message>
            <source>Reopened by %1</source>
            <translation>بازگشایی به دست %1</translation>
        </message>
        <message>
            <source>Reopened by %1; it goes on in “%2”, since what this was switched to has no such status</source>
            <translation>بازگشایی به دست %1؛ در «%2» پیش می‌رود، چون فرآیندی که جای آن آمده این وضعیت را ندارد</translation>
        </message>
        <message>
            <source>Joined with case %1</source>
            <translation>پیوست به پروندهٔ %1</translation>
        </message>
        <message>
            <source>The code %1 was in use; the case has the code %2</source>
            <translation>کد %1 به کار رفته بود؛ کد پرونده %2 است</translation>
        </message>
        <message>
            <source>Imported from %1, where its number was %2</source>
            <translation>از %1 وارد شد؛ شماره‌اش آنجا %2 بود</translation>
        </message>
        <message>
            <source>%1 attached “%2”</source>
            <translation>%1 «%2» را پیوست کرد</translation>
        </message>
        <message>
            <source>%1 confirmed the document “%2”</source>
            <translation>%1 مدرک «%2» را تأیید کرد</translation>
        </message>
        <message>
            <source>%1 found the document “%2” deficient</source>
            <translation>%1 مدرک «%2» را ناقص دانست</translation>
        </message>
        <message>
            <source>%1 rejected the document “%2”</source>
            <translation>%1 مدرک «%2» را رد کرد</translation>
        </message>
        <message>
            <source>For the intake supervisor: %1</source>
            <translation>برای مسئول دریافت: %1</translation>
        </message>
        <message>
            <source>Edited by %1</source>
            <translation>ویرایش به دست %1</translation>
        </message>
        <message>
            <source>%1 took over what was proposed</source>
            <translation>%1 پیشنهاد را جایگزین کرد</translation>
        </message>
        <message>
            <source>%1 kept what was there; the proposal is put aside</source>
            <translation>%1 آنچه بود را نگه داشت و پیشنهاد کنار رفت</translation>
        </message>
    </context>
    <context>
        <name>CaseStays</name>
        <message>
            <source>%1, with %2</source>
            <translation>%1، نزد %2</translation>
        </message>
        <message>
            <source>%1, with %2 (%3)</source>
            <translation>%1، نزد %2 (%3)</translation>
        </message>
        <message>
            <source>%1, with nobody</source>
            <translation>%1، نزد هیچ‌کس</translation>
        </message>
        <message>
            <source>Any time was allowed.</source>
            <translation>مهلتی نداشت.</translation>
        </message>
        <message>
            <source>Due %1</source>
            <translation>مهلت %1</translation>
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
            <source>left %1</source>
            <translation>پایان کار %1</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>هیچ‌کس</translation>
        </message>
        <message>
            <source>still here</source>
            <translation>هنوز همین‌جا</translation>
        </message>
        <message>
            <source>Weak</source>
            <translation>ضعیف</translation>
        </message>
    </context>
    <context>
        <name>Cases</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>At the intake supervisor</source>
            <translation>نزد مسئول دریافت</translation>
        </message>
        <message>
            <source>Unknown subject</source>
            <translation>موضوع ناشناخته</translation>
        </message>
        <message>
            <source>No. %1</source>
            <translation>پلاک %1</translation>
        </message>
        <message>
            <source>%1, with %2</source>
            <translation>%1، نزد %2</translation>
        </message>
        <message>
            <source>Registered: %1</source>
            <translation>ثبت: %1</translation>
        </message>
        <message>
            <source>Deadline: %1</source>
            <translation>مهلت: %1</translation>
        </message>
        <message>
            <source>Closed: %1</source>
            <translation>پایان: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ActPanel</name>
        <message>
            <source>Do it (Ctrl+Enter)</source>
            <translation>انجام (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Refer to</source>
            <translation>ارجاع به</translation>
        </message>
        <message>
            <source>Refer to: any part of a post, unit or name</source>
            <translation>ارجاع به: بخشی از پست، واحد یا نام</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Refer</source>
            <translation>ارجاع</translation>
        </message>
        <message>
            <source>Referred.</source>
            <translation>ارجاع شد.</translation>
        </message>
        <message>
            <source>The note is in the history.</source>
            <translation>یادداشت در سوابق نوشته شد.</translation>
        </message>
        <message>
            <source>Done: %1.</source>
            <translation>انجام شد: %1.</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>The case is open again.</source>
            <translation>پرونده دوباره باز است.</translation>
        </message>
        <message>
            <source>Choose to whom it is referred: type a part of the post or name and press Enter.</source>
            <translation>گیرندهٔ ارجاع را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>نگه داشته شد؛ پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseListPage</name>
        <message>
            <source>Filter by code, subject or place</source>
            <translation>پالایه: کد، موضوع یا نشانی</translation>
        </message>
        <message>
            <source>Filter of %1</source>
            <translation>پالایهٔ %1</translation>
        </message>
        <message>
            <source>Filter and order</source>
            <translation>پالایه و ترتیب</translation>
        </message>
        <message>
            <source>Filter and order (Ctrl+F)</source>
            <translation>پالایه و ترتیب (Ctrl+F)</translation>
        </message>
        <message>
            <source>No case of this list fits the filter.</source>
            <translation>هیچ پرونده‌ای از این فهرست در پالایه نمی‌گنجد.</translation>
        </message>
        <message>
            <source>Ctrl+Shift+F lets all of them in again.</source>
            <translation>با Ctrl+Shift+F همه دوباره نشان داده می‌شوند.</translation>
        </message>
        <message>
            <source>The first %1 are marked; more cannot be marked at once.</source>
            <translation>%1 پروندهٔ نخست نشان شد؛ بیش از این را یکجا نمی‌توان نشان کرد.</translation>
        </message>
        <message>
            <source>Cases are just being referred.</source>
            <translation>ارجاع پرونده‌ها هنوز تمام نشده است.</translation>
        </message>
        <message>
            <source>Nothing is marked: Ctrl+Space marks a case, Ctrl+A all of them.</source>
            <translation>چیزی نشان نشده است: Ctrl+Space یک پرونده و Ctrl+A همه را نشان می‌کند.</translation>
        </message>
        <message>
            <source>counting…</source>
            <translation>در حال شمارش…</translation>
        </message>
        <message>
            <source>%1 marked of %2</source>
            <translation>%1 نشان‌شده از %2</translation>
        </message>
        <message>
            <source>What this list holds</source>
            <translation>این فهرست چه دارد</translation>
        </message>
        <message>
            <source>Closed cases from the server</source>
            <translation>پرونده‌های بسته از سرور</translation>
        </message>
        <message>
            <source>… This is what this desk keeps; the server, which has the rest, cannot be reached now.</source>
            <translation>… این‌ها همان است که این رایانه نگه می‌دارد؛ بقیه روی سرور است که اکنون در دسترس نیست.</translation>
        </message>
        <message>
            <source>… This is what this desk keeps.</source>
            <translation>… این‌ها همان است که این رایانه نگه می‌دارد.</translation>
        </message>
        <message>
            <source>What is open for you is all here.</source>
            <translation>هر چه برای شما باز است همین‌جاست.</translation>
        </message>
        <message>
            <source>The filter is about open cases: without it the server can be asked for closed ones.</source>
            <translation>پالایه دربارهٔ پرونده‌های باز است؛ بدون آن می‌توان پرونده‌های بسته را از سرور خواست.</translation>
        </message>
        <message>
            <source>What the server shows stands in the order of closing.</source>
            <translation>آنچه سرور نشان می‌دهد به ترتیب بسته‌شدن است.</translation>
        </message>
        <message>
            <source>What the server shows can only be read.</source>
            <translation>آنچه سرور نشان می‌دهد فقط خواندنی است.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CasePage</name>
        <message>
            <source>This desk does not keep this case.</source>
            <translation>این رایانه این پرونده را نگه نمی‌دارد.</translation>
        </message>
        <message>
            <source>It keeps what its person works with and may look at, for some months. The server has the rest.</source>
            <translation>هر رایانه آنچه را صاحبش با آن کار می‌کند و می‌تواند ببیند چند ماهی نگه می‌دارد؛ باقی نزد سرور است.</translation>
        </message>
        <message>
            <source>Not kept here. The server can be asked.</source>
            <translation>اینجا نیست. می‌توان از سرور پرسید.</translation>
        </message>
        <message>
            <source>The case that you choose is shown here.</source>
            <translation>پرونده‌ای که برگزینید اینجا دیده می‌شود.</translation>
        </message>
        <message>
            <source>Choose one in the list, or press Ctrl+K and type a code.</source>
            <translation>یکی را در فهرست برگزینید، یا Ctrl+K بزنید و کد را بنویسید.</translation>
        </message>
        <message>
            <source>Words of the message</source>
            <translation>متن پیام</translation>
        </message>
        <message>
            <source>Unknown subject</source>
            <translation>موضوع ناشناخته</translation>
        </message>
        <message>
            <source>This desk holds the card of the case, not its file.</source>
            <translation>این رایانه تنها برگهٔ پرونده را دارد، نه خود آن را.</translation>
        </message>
        <message>
            <source>What the case says</source>
            <translation>آنچه پرونده می‌گوید</translation>
        </message>
        <message>
            <source>The case</source>
            <translation>پرونده</translation>
        </message>
        <message>
            <source>No case is shown whose documents are here.</source>
            <translation>پرونده‌ای که مستنداتش اینجا باشد روی صفحه نیست.</translation>
        </message>
        <message>
            <source>This case has no documents.</source>
            <translation>این پرونده مستنداتی ندارد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseActs</name>
        <message>
            <source>This desk does not keep the case: here it can only be read.</source>
            <translation>این پرونده روی این رایانه نگه داشته نمی‌شود؛ اینجا تنها خواندنی است.</translation>
        </message>
        <message>
            <source>Refer</source>
            <translation>ارجاع</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>برداشتن</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>بازگشایی</translation>
        </message>
        <message>
            <source>This desk holds the card only.</source>
            <translation>این رایانه تنها برگهٔ پرونده را دارد.</translation>
        </message>
        <message>
            <source>The case is closed.</source>
            <translation>پرونده بسته است.</translation>
        </message>
        <message>
            <source>You have taken the case.</source>
            <translation>پرونده را برداشتید.</translation>
        </message>
        <message>
            <source>More operations</source>
            <translation>عملیات دیگر</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
    </context>
    <context>
        <name>CaseFacts</name>
        <message>
            <source>Satisfied</source>
            <translation>راضی</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>متوسط</translation>
        </message>
        <message>
            <source>Dissatisfied</source>
            <translation>ناراضی</translation>
        </message>
        <message>
            <source>Did not say</source>
            <translation>نگفت</translation>
        </message>
        <message>
            <source>Opinion of 137</source>
            <translation>نظر دربارهٔ ۱۳۷</translation>
        </message>
        <message>
            <source>%1, by SMS</source>
            <translation>%1، با پیامک</translation>
        </message>
        <message>
            <source>could not be had</source>
            <translation>گرفته نشد</translation>
        </message>
        <message>
            <source>could not be had: %1</source>
            <translation>گرفته نشد: %1</translation>
        </message>
        <message>
            <source>Delay caused by</source>
            <translation>دیرکرد از سوی</translation>
        </message>
        <message>
            <source>Known as</source>
            <translation>شناخته‌شده به نام</translation>
        </message>
        <message>
            <source>, No. %1</source>
            <translation>، پلاک %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>هشدار</translation>
        </message>
        <message>
            <source>Two citizens were told this code: somebody has to call.</source>
            <translation>این کد به دو شهروند گفته شده است: باید با آنان تماس گرفت.</translation>
        </message>
        <message>
            <source>Also told as</source>
            <translation>کد گفته‌شدهٔ دیگر</translation>
        </message>
        <message>
            <source>Joined with</source>
            <translation>پیوسته به</translation>
        </message>
        <message>
            <source>a case that is not on this desk</source>
            <translation>پرونده‌ای که روی این رایانه نیست</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>ثبت</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>پایان</translation>
        </message>
        <message>
            <source>%1, with %2 (%3)</source>
            <translation>%1، نزد %2 (%3)</translation>
        </message>
        <message>
            <source>Delay</source>
            <translation>دیرکرد</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>بله</translation>
        </message>
        <message>
            <source>no</source>
            <translation>خیر</translation>
        </message>
        <message>
            <source>Citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>With</source>
            <translation>نزد</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>در دست</translation>
        </message>
    </context>
    <context>
        <name>CaseFilters</name>
        <message>
            <source>a status that no case has</source>
            <translation>وضعیتی که هیچ پرونده‌ای ندارد</translation>
        </message>
        <message>
            <source>late</source>
            <translation>دیرکرده</translation>
        </message>
        <message>
            <source>deadline from %1</source>
            <translation>مهلت از %1</translation>
        </message>
        <message>
            <source>registered from %1</source>
            <translation>ثبت از %1</translation>
        </message>
        <message>
            <source>deadline until %1</source>
            <translation>مهلت تا %1</translation>
        </message>
        <message>
            <source>registered until %1</source>
            <translation>ثبت تا %1</translation>
        </message>
        <message>
            <source>Most urgent first</source>
            <translation>فوری‌ترین در آغاز</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>تازه‌ترین در آغاز</translation>
        </message>
        <message>
            <source>Oldest first</source>
            <translation>قدیمی‌ترین در آغاز</translation>
        </message>
        <message>
            <source>By region</source>
            <translation>به ترتیب منطقه</translation>
        </message>
        <message>
            <source>By status</source>
            <translation>به ترتیب وضعیت</translation>
        </message>
        <message>
            <source>Closed last first</source>
            <translation>آخرین پایان‌یافته در آغاز</translation>
        </message>
        <message>
            <source>text «%1»</source>
            <translation>متن «%1»</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseParts</name>
        <message>
            <source>Deadlines</source>
            <translation>مهلت‌ها</translation>
        </message>
        <message>
            <source>Parts of the case</source>
            <translation>بخش‌های پرونده</translation>
        </message>
        <message>
            <source>History</source>
            <translation>سوابق</translation>
        </message>
        <message>
            <source>Referrals</source>
            <translation>ارجاع‌ها</translation>
        </message>
        <message>
            <source>Other open cases of the citizen</source>
            <translation>پرونده‌های باز دیگر شهروند</translation>
        </message>
        <message>
            <source>Enter opens the case.</source>
            <translation>Enter پرونده را باز می‌کند.</translation>
        </message>
        <message>
            <source>Citizen's other cases</source>
            <translation>پرونده‌های دیگر شهروند</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>There is none.</source>
            <translation>موردی نیست.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::FilterPanel</name>
        <message>
            <source>Order</source>
            <translation>ترتیب</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>وضعیت</translation>
        </message>
        <message>
            <source>Group of subjects</source>
            <translation>دسته موضوع</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>منطقه</translation>
        </message>
        <message>
            <source>Which date</source>
            <translation>کدام تاریخ</translation>
        </message>
        <message>
            <source>Late ones only</source>
            <translation>فقط دیرکرده‌ها</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>پالایه‌های نگه‌داشته</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>نگه‌دار</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>فراموش کن</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>تاریخ ثبت</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>From</source>
            <translation>از تاریخ</translation>
        </message>
        <message>
            <source>from: 1405/8/30, yesterday, -7</source>
            <translation>از: ۱۴۰۵/۸/۳۰، دیروز، ۷-</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>تا تاریخ</translation>
        </message>
        <message>
            <source>until: today, +3</source>
            <translation>تا: امروز، ⁦+۳⁩</translation>
        </message>
        <message>
            <source>Name of the filter</source>
            <translation>نام پالایه</translation>
        </message>
        <message>
            <source>save under a name</source>
            <translation>نامی برای نگه‌داشتن</translation>
        </message>
        <message>
            <source>Every status</source>
            <translation>همهٔ وضعیت‌ها</translation>
        </message>
        <message>
            <source>Every group</source>
            <translation>همهٔ دسته‌ها</translation>
        </message>
        <message>
            <source>Every region</source>
            <translation>همهٔ منطقه‌ها</translation>
        </message>
        <message>
            <source>No saved filter yet</source>
            <translation>هنوز پالایه‌ای نگه نداشته‌اید</translation>
        </message>
        <message>
            <source>Saved filters…</source>
            <translation>پالایه‌های نگه‌داشته…</translation>
        </message>
        <message>
            <source>Nothing has been saved.</source>
            <translation>چیزی نگه داشته نشده است.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::BulkReferPanel</name>
        <message>
            <source>Refer them all (Ctrl+Enter)</source>
            <translation>ارجاع همه (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Refer them to</source>
            <translation>ارجاع همه به</translation>
        </message>
        <message>
            <source>Refer them to: any part of a post, unit or name</source>
            <translation>ارجاع همه به: بخشی از پست، واحد یا نام</translation>
        </message>
        <message>
            <source>Refer %1 marked cases</source>
            <translation>ارجاع %1 پروندهٔ نشان‌شده</translation>
        </message>
        <message>
            <source>Choose to whom they are referred: type a part of the post or name and press Enter.</source>
            <translation>بگویید به چه کسی ارجاع شوند: بخشی از نام پست یا شخص را بنویسید و Enter بزنید.</translation>
        </message>
        <message>
            <source>%1 of %2 cases were referred.</source>
            <translation>%1 پرونده از %2 پرونده ارجاع شد.</translation>
        </message>
        <message>
            <source>… and %1 more, which are still marked.</source>
            <translation>… و %1 پروندهٔ دیگر که هنوز نشان دارند.</translation>
        </message>
        <message>
            <source>Take them back</source>
            <translation>پس‌گرفتن همه</translation>
        </message>
        <message>
            <source>Go on (Ctrl+Enter)</source>
            <translation>ادامه (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Leave it so (Esc)</source>
            <translation>همین‌طور بماند (Esc)</translation>
        </message>
        <message>
            <source>The program ended while %1 cases were being referred to %2: %3 of them still wait.</source>
            <translation>برنامه هنگام ارجاع %1 پرونده به %2 بسته شد؛ %3 پرونده هنوز مانده است.</translation>
        </message>
        <message>
            <source>The referral of many cases to %1 is taken back</source>
            <translation>ارجاع دسته‌جمعی به %1 پس گرفته می‌شود</translation>
        </message>
        <message>
            <source>%1 of %2 cases were taken back.</source>
            <translation>%1 پرونده از %2 پرونده پس گرفته شد.</translation>
        </message>
        <message>
            <source>Referring to %1 was interrupted: %2 cases still wait.</source>
            <translation>ارجاع به %1 نیمه‌کاره ماند؛ %2 پرونده هنوز منتظر است.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::BulkPanel</name>
        <message>
            <source>Cancel (Esc)</source>
            <translation>انصراف (Esc)</translation>
        </message>
        <message>
            <source>Note for all of them</source>
            <translation>یادداشت برای همه</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>پیشرفت</translation>
        </message>
        <message>
            <source>Stop (Esc)</source>
            <translation>توقف (Esc)</translation>
        </message>
        <message>
            <source>There is no referral of many cases that could be taken back.</source>
            <translation>ارجاع دسته‌جمعی‌ای نیست که بتوان پس گرفت.</translation>
        </message>
        <message>
            <source>… and %1 more.</source>
            <translation>… و %1 پروندهٔ دیگر.</translation>
        </message>
    </context>
    <context>
        <name>CaseFields</name>
        <message>
            <source>Deadline</source>
            <translation>مهلت</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Further phones</source>
            <translation>تلفن‌های دیگر</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>نشانی‌ها</translation>
        </message>
        <message>
            <source>National ID</source>
            <translation>کد ملی</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>یادداشت</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>موضوع</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>نشانی</translation>
        </message>
        <message>
            <source>House number</source>
            <translation>پلاک</translation>
        </message>
        <message>
            <source>Rest of the address</source>
            <translation>ادامهٔ نشانی</translation>
        </message>
        <message>
            <source>Words of the citizen</source>
            <translation>گفتهٔ شهروند</translation>
        </message>
        <message>
            <source>Name of the caller</source>
            <translation>نام تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Phone of the caller</source>
            <translation>تلفن تماس‌گیرنده</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>فوریت</translation>
        </message>
        <message>
            <source>Answer to a question</source>
            <translation>پاسخ یک پرسش</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>بله</translation>
        </message>
        <message>
            <source>No</source>
            <translation>خیر</translation>
        </message>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>هیچ</translation>
        </message>
        <message>
            <source>Instant</source>
            <translation>آنی</translation>
        </message>
        <message>
            <source>To be followed up</source>
            <translation>قابل پیگیری</translation>
        </message>
        <message>
            <source>%1: from “%2” to “%3”</source>
            <translation>%1: از «%2» به «%3»</translation>
        </message>
        <message>
            <source>%1: proposed only, somebody else had changed it</source>
            <translation>%1: تنها پیشنهاد شد، چون کس دیگری تغییرش داده بود</translation>
        </message>
        <message>
            <source>Shown by the record</source>
            <translation>یکی شد با</translation>
        </message>
        <message>
            <source>Merged record</source>
            <translation>مشخصات یکی‌شده</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ProposalBar</name>
        <message>
            <source>Keep what is there (Shift+F11)</source>
            <translation>آنچه هست بماند (Shift+F11)</translation>
        </message>
        <message>
            <source>Replace it (Shift+F12)</source>
            <translation>جایگزین شود (Shift+F12)</translation>
        </message>
        <message>
            <source>Proposal</source>
            <translation>مغایرت پیشنهادی</translation>
        </message>
        <message>
            <source>You wrote “%1” for “%2” at %3, but somebody else had changed it; now it says “%4”.</source>
            <translation>شما برای «%2» در %3 نوشتید «%1»، ولی کس دیگری تغییرش داده بود و اکنون «%4» است.</translation>
        </message>
        <message>
            <source>%1 wrote “%2” for “%3” at %4, but somebody else had changed it; now it says “%5”.</source>
            <translation>%1 برای «%3» در %4 نوشت «%2»، ولی کس دیگری تغییرش داده بود و اکنون «%5» است.</translation>
        </message>
        <message>
            <source>(%1 to decide)</source>
            <translation>(%1 مورد در انتظار تصمیم)</translation>
        </message>
        <message>
            <source>Replaced.</source>
            <translation>جایگزین شد.</translation>
        </message>
        <message>
            <source>Kept what was there.</source>
            <translation>آنچه بود ماند.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CitizenPage</name>
        <message>
            <source>Subscription code</source>
            <translation>کد اشتراک</translation>
        </message>
        <message>
            <source>Save (Ctrl+Enter)</source>
            <translation>ذخیره (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Subscribe (Ctrl+B)</source>
            <translation>ثبت اشتراک (Ctrl+B)</translation>
        </message>
        <message>
            <source>One in each line</source>
            <translation>هر کدام در یک خط</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>تلفن</translation>
        </message>
        <message>
            <source>Further phones</source>
            <translation>تلفن‌های دیگر</translation>
        </message>
        <message>
            <source>National ID</source>
            <translation>کد ملی</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>نشانی‌ها</translation>
        </message>
        <message>
            <source>Note of the staff</source>
            <translation>یادداشت کارشناسان</translation>
        </message>
        <message>
            <source>Back (Esc)</source>
            <translation>بازگشت (Esc)</translation>
        </message>
        <message>
            <source>Messages of the citizen</source>
            <translation>پیام‌های شهروند</translation>
        </message>
        <message>
            <source>History of the record</source>
            <translation>سوابق مشخصات</translation>
        </message>
        <message>
            <source>New subscriber</source>
            <translation>مشترک تازه</translation>
        </message>
        <message>
            <source>Citizen</source>
            <translation>شهروند</translation>
        </message>
        <message>
            <source>Messages: %1</source>
            <translation>پیام‌ها: %1</translation>
        </message>
        <message>
            <source>First contact</source>
            <translation>نخستین تماس</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>چیزی تغییر نکرد.</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>ذخیره شد.</translation>
        </message>
        <message>
            <source>Subscribed with the code %1.</source>
            <translation>با کد اشتراک %1 ثبت شد.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>ثبت شد. پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
        <message>
            <source>What you typed is not saved: Ctrl+Enter saves it, Esc once more leaves it.</source>
            <translation>آنچه نوشته‌اید ذخیره نشده است: Ctrl+Enter ذخیره می‌کند و Esc دوباره از آن می‌گذرد.</translation>
        </message>
        <message>
            <source>What you typed here before is not saved: save it, or leave it with Esc.</source>
            <translation>آنچه پیش‌تر اینجا نوشته‌اید ذخیره نشده است: آن را ذخیره کنید یا با Esc از آن بگذرید.</translation>
        </message>
        <message>
            <source>What you typed for «%1» is not saved: save it, or leave it with Esc; then the other one can be opened.</source>
            <translation>آنچه برای «%1» نوشته‌اید ذخیره نشده است: آن را ذخیره کنید یا با Esc از آن بگذرید؛ سپس دیگری باز می‌شود.</translation>
        </message>
        <message>
            <source>Merge (Ctrl+M)</source>
            <translation>یکی کردن (Ctrl+M)</translation>
        </message>
        <message>
            <source>Merged records</source>
            <translation>مشخصات یکی‌شده</translation>
        </message>
        <message>
            <source>Part this record (Del)</source>
            <translation>جدا کردن (Del)</translation>
        </message>
        <message>
            <source>Merged records: %1</source>
            <translation>مشخصات یکی‌شده: %1</translation>
        </message>
        <message>
            <source>Without a name</source>
            <translation>بی‌نام</translation>
        </message>
        <message>
            <source>Parted: each record has its own messages again.</source>
            <translation>جدا شد: هر کدام دوباره پیام‌های خودش را دارد.</translation>
        </message>
    </context>
    <context>
        <name>CitizenHistoryText</name>
        <message>
            <source>Edited by %1</source>
            <translation>ویرایش به دست %1</translation>
        </message>
        <message>
            <source>Subscribed by %1 with the code %2</source>
            <translation>ثبت اشتراک به دست %1 با کد %2</translation>
        </message>
        <message>
            <source>%1 took over what was proposed</source>
            <translation>%1 پیشنهاد را جایگزین کرد</translation>
        </message>
        <message>
            <source>%1 kept what was there; the proposal is put aside</source>
            <translation>%1 آنچه بود را نگه داشت و پیشنهاد کنار رفت</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::FetchLine</name>
        <message>
            <source>Cancel</source>
            <translation>انصراف</translation>
        </message>
        <message>
            <source>Where the case is</source>
            <translation>جای پرونده</translation>
        </message>
        <message>
            <source>Nothing was asked for any more.</source>
            <translation>پرسش کنار گذاشته شد.</translation>
        </message>
        <message>
            <source>The server knows no case with the code %1 that you may read. Check the digits.</source>
            <translation>سرور پرونده‌ای با کد %1 که شما بتوانید آن را ببینید ندارد. رقم‌ها را بازبینی کنید.</translation>
        </message>
        <message>
            <source>The server knows no such case that you may read.</source>
            <translation>سرور چنین پرونده‌ای که شما بتوانید آن را ببینید ندارد.</translation>
        </message>
        <message>
            <source>The server cannot be reached now, and this desk does not keep the case. Ask again when the line is back.</source>
            <translation>اکنون سرور در دسترس نیست و این رایانه هم پرونده را نگه نمی‌دارد. وقتی ارتباط برقرار شد دوباره بپرسید.</translation>
        </message>
        <message>
            <source>The server no longer knows this desk. Sign in again, then ask.</source>
            <translation>سرور دیگر این رایانه را نمی‌شناسد. دوباره وارد شوید و سپس بپرسید.</translation>
        </message>
        <message>
            <source>The server cannot answer this now. Ask again in a moment.</source>
            <translation>سرور اکنون نمی‌تواند پاسخ دهد. اندکی بعد دوباره بپرسید.</translation>
        </message>
        <message>
            <source>You have asked for very many cases. Ask again in a minute.</source>
            <translation>پرونده‌های بسیاری را پرسیده‌اید. یک دقیقهٔ دیگر دوباره بپرسید.</translation>
        </message>
        <message>
            <source>This desk does not keep the case: it was fetched from the server on %1. It can be read; what is done with a case is done where it is kept.</source>
            <translation>این پرونده روی این رایانه نگه داشته نمی‌شود و در %1 از سرور گرفته شد. خواندنی است؛ کارهای پرونده جایی انجام می‌شود که نگه داشته می‌شود.</translation>
        </message>
        <message>
            <source>This desk does not keep the case: its card was fetched from the server on %1. Its file is for the units that work on it.</source>
            <translation>این پرونده روی این رایانه نگه داشته نمی‌شود و برگهٔ آن در %1 از سرور گرفته شد. خود پرونده برای واحدهایی است که روی آن کار می‌کنند.</translation>
        </message>
        <message>
            <source>The server is being asked for the case %1…</source>
            <translation>پروندهٔ %1 از سرور پرسیده می‌شود…</translation>
        </message>
        <message>
            <source>The server is being asked…</source>
            <translation>از سرور پرسیده می‌شود…</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>دوباره بپرس</translation>
        </message>
        <message>
            <source>Ask the server</source>
            <translation>از سرور بپرس</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ServerSuggestions</name>
        <message>
            <source>Ask the server for the case %1</source>
            <translation>پرسیدن پروندهٔ %1 از سرور</translation>
        </message>
        <message>
            <source>This desk keeps no case with this code.</source>
            <translation>این رایانه پرونده‌ای با این کد ندارد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::StayMenu</name>
        <message>
            <source>Which branch is meant?</source>
            <translation>کدام شاخه منظور است؟</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::WaitingBar</name>
        <message>
            <source>%1 waits to be sent and has no effect here now: %2 The server decides.</source>
            <translation>%1 در صف ارسال است و اکنون اینجا اثری ندارد: %2 تصمیم با سرور است.</translation>
        </message>
        <message>
            <source>Waits without effect</source>
            <translation>در صف، بی‌اثر</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseRowProvider</name>
        <message>
            <source>Waits without effect</source>
            <translation>در صف بی‌اثر</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ClosedList</name>
        <message>
            <source>The server cannot be reached now. What this desk keeps is still here; ask again when the line is back.</source>
            <translation>سرور اکنون در دسترس نیست. آنچه این رایانه نگه می‌دارد همچنان اینجاست؛ وقتی ارتباط برقرار شد دوباره بپرسید.</translation>
        </message>
        <message>
            <source>The server no longer knows this desk. Sign in again, then ask.</source>
            <translation>سرور دیگر این رایانه را نمی‌شناسد. دوباره وارد شوید، سپس بپرسید.</translation>
        </message>
        <message>
            <source>The server cannot answer this now. Ask again in a moment.</source>
            <translation>سرور اکنون نمی‌تواند پاسخ دهد. اندکی دیگر دوباره بپرسید.</translation>
        </message>
        <message>
            <source>This server gives no lists yet: it must be brought up to date.</source>
            <translation>این سرور هنوز فهرست نمی‌دهد؛ باید به‌روز شود.</translation>
        </message>
        <message>
            <source>You have asked for very many cases. Ask again in a minute.</source>
            <translation>پرونده‌های بسیار زیادی خواسته‌اید. یک دقیقه دیگر دوباره بپرسید.</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>دوباره بپرس</translation>
        </message>
        <message>
            <source>Back to this desk (Esc)</source>
            <translation>بازگشت به این رایانه (Esc)</translation>
        </message>
        <message>
            <source>%1, from the server</source>
            <translation>%1، از سرور</translation>
        </message>
        <message>
            <source>Where the list comes from</source>
            <translation>فهرست از کجاست</translation>
        </message>
        <message>
            <source>Year of closing</source>
            <translation>سال بسته‌شدن</translation>
        </message>
        <message>
            <source>All years</source>
            <translation>همهٔ سال‌ها</translation>
        </message>
        <message>
            <source>The server is being asked…</source>
            <translation>در حال پرسیدن از سرور…</translation>
        </message>
        <message>
            <source>The server shows no closed case here.</source>
            <translation>سرور اینجا پروندهٔ بسته‌ای نشان نمی‌دهد.</translation>
        </message>
        <message>
            <source>From the server, %1: closed cases, the latest first.</source>
            <translation>از سرور، %1: پرونده‌های بسته، از تازه‌ترین به قدیمی‌ترین.</translation>
        </message>
        <message>
            <source>There are more than can be listed: choose a year or a filter.</source>
            <translation>بیش از آن است که در فهرست جا شود؛ یک سال یا پالایه انتخاب کنید.</translation>
        </message>
        <message>
            <source>More are being asked for…</source>
            <translation>بقیه نیز در حال دریافت است…</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::BulkReferRun</name>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>it is closed, or its file is not on this desk.</source>
            <translation>پرونده بسته است یا محتوای آن روی این رایانه نیست.</translation>
        </message>
        <message>
            <source>nobody had it before.</source>
            <translation>پیش از این در دست کسی نبود.</translation>
        </message>
        <message>
            <source>somebody has acted on it since.</source>
            <translation>پس از آن کسی روی آن کار کرده است.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::MergePanel</name>
        <message>
            <source>, </source>
            <translation>، </translation>
        </message>
        <message>
            <source>Merge (Ctrl+Enter)</source>
            <translation>یکی کردن (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Beginning of the name, phone, or subscription code</source>
            <translation>آغاز نام، تلفن یا کد اشتراک</translation>
        </message>
        <message>
            <source>Put away (Esc)</source>
            <translation>کنار گذاشتن (Esc)</translation>
        </message>
        <message>
            <source>Other record of this citizen</source>
            <translation>مشخصات دیگر همین شهروند</translation>
        </message>
        <message>
            <source>Type who it is; what comes with him is shown before anything happens.</source>
            <translation>بنویسید کیست؛ پیش از هر کاری نشان داده می‌شود که چه با او می‌آید.</translation>
        </message>
        <message>
            <source>Phones that come here: %1</source>
            <translation>تلفن‌هایی که به اینجا می‌آید: %1</translation>
        </message>
        <message>
            <source>Addresses that come here: %1</source>
            <translation>نشانی‌هایی که به اینجا می‌آید: %1</translation>
        </message>
        <message>
            <source>Messages that come here: %1</source>
            <translation>پیام‌هایی که به اینجا می‌آید: %1</translation>
        </message>
        <message>
            <source>Name and note of this page stay. The two can be parted again.</source>
            <translation>نام و یادداشت همین صفحه می‌ماند. این دو را می‌توان دوباره جدا کرد.</translation>
        </message>
        <message>
            <source>Kept. It shows when the server has decided.</source>
            <translation>نگه داشته شد؛ پس از تصمیم سرور دیده می‌شود.</translation>
        </message>
        <message>
            <source>Merged: the messages of both stand together.</source>
            <translation>یکی شد: پیام‌های هر دو با هم دیده می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CitizenProvider</name>
        <message>
            <source>Without a name</source>
            <translation>بی‌نام</translation>
        </message>
    </context>
</TS>
